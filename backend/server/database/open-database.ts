import pg from 'pg';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Secrets } from '../secrets.ts';
import { errorCodeOf, StartupProblem } from '../startup-problem.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres.ts';

export interface OpenDatabase {
  connectionString: string;
  /** Stops the database if it is ours; leaves a server of the owner's alone. */
  stop(): Promise<void>;
}

const OLDEST_SUPPORTED = 15;

/** The database of this installation: the embedded one, or the server that DATABASE_URL names, known to answer. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  secrets: Secrets,
  log: Logger,
): Promise<OpenDatabase> {
  if (config.databaseUrl === null) return openEmbedded(config.dataDir, secrets, log);
  await tryConnection(config.databaseUrl);
  return { connectionString: config.databaseUrl, stop: async () => {} };
}

function openEmbedded(dataDir: string, secrets: Secrets, log: Logger): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, password: secrets.databasePassword, log });
}

async function tryConnection(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  let version: number;
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
    version = Math.floor(Number(rows[0]?.version) / 10_000);
  } catch (error) {
    throw explain(error, connectionString);
  } finally {
    await client.end();
  }
  if (version < OLDEST_SUPPORTED) {
    throw new StartupProblem(
      `The database ${nameOf(connectionString)} is PostgreSQL ${version}; version ${OLDEST_SUPPORTED} or newer is needed.`,
      'Update that server, or leave DATABASE_URL out to use the embedded database.',
    );
  }
}

const remedies: Record<string, [reason: string, remedy: string]> = {
  ECONNREFUSED: ['nothing listens there', 'Start that server, or correct DATABASE_URL.'],
  ENOTFOUND: ['its host name is unknown', 'Correct the host in DATABASE_URL.'],
  EAI_AGAIN: ['its host name could not be looked up', 'Check the network, or correct the host in DATABASE_URL.'],
  '28P01': ['it refuses the user or the password', 'Correct the user and the password in DATABASE_URL.'],
  '28000': ['it does not let this user in from here', 'Correct DATABASE_URL, or that server’s pg_hba.conf.'],
  '3D000': ['that database does not exist', 'Create it with CREATE DATABASE, or correct the name in DATABASE_URL.'],
  '53300': ['it has no connection left', 'Raise max_connections there, or end what holds them.'],
  '57P03': ['it is starting or stopping', 'Wait a moment and start again.'],
};

function explain(error: unknown, connectionString: string): StartupProblem {
  const code = errorCodeOf(error instanceof AggregateError ? error.errors[0] : error) ?? '';
  const fallback = [error instanceof Error ? error.message : code, 'Check that server and DATABASE_URL.'] as const;
  const [reason, remedy] = remedies[code] ?? fallback;
  return new StartupProblem(`The database ${nameOf(connectionString)} cannot be reached: ${reason}.`, remedy, {
    cause: error,
  });
}

/** Host, port and name: never the user or the password. */
function nameOf(connectionString: string): string {
  const { hostname, port, pathname } = new URL(connectionString);
  return `${hostname}:${port || '5432'}${pathname}`;
}
