import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { rotateFile } from '../../rotate-file.ts';
import { findPostgresBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { connectionStringOf, ensureDatabase } from './first-connection.ts';
import { keepAlive } from './keep-alive.ts';
import { findRunningPostmaster, type PostmasterOptions, startPostmaster, stopPostmaster } from './postmaster.ts';
import { chooseRunAs } from './run-as.ts';

export { clusterExists } from './cluster.ts';

export interface EmbeddedPostgresOptions {
  /** The database lives in its sub-folder `postgres`, its log in `logs/postgres.log`. */
  dataDir: string;
  password: string;
  log: Logger;
  /** For tests of the embedded server only: what is acknowledged may be lost when the machine stops. */
  unsafeNoSyncForTests?: boolean;
}

export interface EmbeddedPostgres {
  connectionString: string;
  /** True when it was still running from a start that had been killed. */
  adopted: boolean;
  stop(): Promise<void>;
}

export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * A PostgreSQL on `dataDir`: created when there is none, started when it is not running, taken over when it still is.
 * The caller holds the folder's lock. Rejects with a StartupProblem.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, password, log } = options;
  const binaries = findPostgresBinaries();
  const place: PostmasterOptions = {
    folder: clusterFolder(dataDir),
    binaries,
    runAs: await chooseRunAs(binaries.postgres),
    logFile: join(dataDir, 'logs', 'postgres.log'),
    unsafeNoSyncForTests: options.unsafeNoSyncForTests ?? false,
  };
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const left = await findRunningPostmaster(place.folder);
  if (left === null) {
    await ensureCluster(place, password);
    await rotateFile(place.logFile);
  }
  const postmaster = left ?? (await startPostmaster(place));
  const guard = keepAlive(place, postmaster, log);
  const connectionString = connectionStringOf(postmaster.port, password);
  try {
    await ensureDatabase(connectionString, place.folder);
  } catch (error) {
    const pid = await guard.release();
    // A server that was running already and does not know us may be somebody's on purpose: leave it as it was.
    if (left === null) await stopPostmaster(place, pid);
    throw error;
  }
  log.info({ postgresPid: postmaster.pid, port: postmaster.port, adopted: left !== null }, 'PostgreSQL is ready');
  return {
    connectionString,
    adopted: left !== null,
    stop: async () => stopPostmaster(place, await guard.release()),
  };
}

/** The address of the embedded database while somebody else runs it; null when it is not running. */
export async function findEmbeddedPostgres(dataDir: string, password: string): Promise<string | null> {
  const running = await findRunningPostmaster(clusterFolder(dataDir));
  return running && connectionStringOf(running.port, password);
}
