import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errorCodeOf, StartupProblem } from '../../startup-problem.ts';
import { DATABASE, SUPERUSER } from './settings.ts';

export function connectionStringOf(port: number, password: string, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

const PASSWORD_REFUSED = '28P01';

/** A server that starts or recovers, or one that was just dying when it was found and is being brought back. */
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

/** Proves that the server behind the address is this folder's and takes our password; creates our database once. */
export async function ensureDatabase(connectionString: string, folder: string): Promise<void> {
  const patientUntil = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await tryDatabase(connectionString, folder);
    } catch (error) {
      const isPassing = PASSING.has(errorCodeOf(error instanceof StartupProblem ? error.cause : error) ?? '');
      if (!isPassing || performance.now() > patientUntil) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function tryDatabase(connectionString: string, folder: string): Promise<void> {
  const maintenance = new URL(connectionString);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await refuseForeignServer(client, folder);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    if (error instanceof StartupProblem) throw error;
    if (errorCodeOf(error) !== PASSWORD_REFUSED) {
      throw new StartupProblem(
        `The database in ${folder} runs but cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
        'End it (its process id is the first line of postmaster.pid there) and start again.',
        { cause: error },
      );
    }
    throw new StartupProblem(
      'The database does not accept the password in secrets.json: the two do not belong together.',
      'Put the secrets.json that was made with this database back from a backup.',
    );
  } finally {
    await client.end();
  }
}

async function refuseForeignServer(client: pg.Client, folder: string): Promise<void> {
  const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
  const served = rows[0]?.folder ?? '';
  if ((await realpath(served).catch(() => served)) === (await realpath(folder))) return;
  throw new StartupProblem(`The PostgreSQL found for ${folder} serves ${served} instead.`, 'End it and start again.');
}
