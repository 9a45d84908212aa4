import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorCodeOf, StartupProblem } from './startup-problem.ts';

const remedy = 'Give this account the rights to it, or choose another folder: DATA_DIR=/path/to/folder';

/** Creates the data folder, readable by its owner only, or says in one sentence why it cannot be used. */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupProblem(`The data folder ${dataDir} cannot be written to (${errorCodeOf(error)}).`, remedy);
  }
}

export interface DataFolderLock {
  release(): void;
}

/**
 * Makes sure that only one server works on a data folder. It is a lock of the operating system, so it ends with the
 * process however that ends, and no stale file can keep anybody out. Node has no call for such a lock; SQLite does, and
 * its (empty) file is used for nothing else. Answers null while another process holds it.
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock | null> {
  const path = join(dataDir, 'server.lock');
  try {
    await writeFile(path, '', { flag: 'a', mode: 0o600 });
  } catch (error) {
    throw new StartupProblem(`${path} cannot be written to (${errorCodeOf(error)}).`, remedy);
  }
  const holder = new DatabaseSync(path, { timeout: 0 });
  try {
    // The rollback journal stays in memory: nothing is ever written, only the lock counts.
    holder.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => holder.close() };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
