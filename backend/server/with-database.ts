import pino from 'pino';
import type { Config } from './config.ts';
import { lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { connect, type Database } from './database/connection.ts';
import { clusterExists, clusterFolder, findEmbeddedPostgres } from './database/embedded/embedded-postgres.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import type { Logger } from './log.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { StartupProblem } from './startup-problem.ts';

export interface DatabaseVisit {
  db: Database;
  connectionString: string;
  secrets: Secrets;
  /** Keeps quiet: a command answers on the terminal. */
  log: Logger;
}

/**
 * For commands: does `work` on this installation's database, migrated, whether a server is running on it at the moment
 * or not. What had to be started for it is stopped again. Rejects with a StartupProblem when it cannot be had.
 */
export async function withDatabase<T>(config: Config, work: (visit: DatabaseVisit) => Promise<T>): Promise<T> {
  const log = pino({ level: 'silent' });
  await prepareDataFolder(config.dataDir);
  const lock = await lockDataFolder(config.dataDir);
  try {
    const mayCreate = config.databaseUrl !== null || !(await clusterExists(clusterFolder(config.dataDir)));
    const secrets = await loadSecrets(config.dataDir, { mayCreate });
    const guest = lock === null && config.databaseUrl === null;
    const database = guest ? await joinRunning(config.dataDir, secrets) : await openDatabase(config, secrets, log);
    try {
      return await visit(database.connectionString, secrets, log, work);
    } finally {
      await database.stop();
    }
  } finally {
    lock?.release();
  }
}

async function visit<T>(
  connectionString: string,
  secrets: Secrets,
  log: Logger,
  work: (visit: DatabaseVisit) => Promise<T>,
): Promise<T> {
  const { db } = connect({ connectionString, max: 3 });
  try {
    const outcome = await migrate(db);
    if (outcome.status === 'data_is_newer') {
      throw new StartupProblem('The data was written by a newer version of Handoff Desk.', 'Use that version.');
    }
    return await work({ db, connectionString, secrets, log });
  } finally {
    await db.destroy();
  }
}

/** A server holds the folder, so its database is running or about to; it stays the server's to stop. */
async function joinRunning(
  dataDir: string,
  { databasePassword }: Secrets,
): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const connectionString = await findEmbeddedPostgres(dataDir, databasePassword);
  if (connectionString === null) {
    throw new StartupProblem('A server is just starting or stopping on this data folder.', 'Try again in a moment.');
  }
  return { connectionString, stop: async () => {} };
}
