import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a running PostgreSQL says about itself in `postmaster.pid`. */
export interface PostmasterFile {
  pid: number;
  port: number | null;
  ready: boolean;
}

const LINE_OF_PORT = 3;
const LINE_OF_STATUS = 7;

/** Null when there is none, or when it is still being written. */
export async function readPostmasterFile(folder: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number(lines[LINE_OF_PORT]);
  return { pid, port: port > 0 ? port : null, ready: lines[LINE_OF_STATUS] === 'ready' };
}

/** Whether the process runs. One that has ended but that nobody has collected yet (in containers: never) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || !hasEnded(pid);
}

function hasEnded(pid: number): boolean {
  try {
    // "1234 (name) Z …", where the name may hold anything, brackets too.
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^[ZX]/.test(status.slice(status.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/**
 * Whether `pid` is the PostgreSQL of this folder. After a reboot or in a new container another program may have got the
 * number; PostgreSQL itself would then refuse to start.
 */
export async function isPostmasterOf(folder: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    // A postmaster works inside its data folder; one whose place we may not see is another account's, so not ours.
    const place = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    return place !== null && place === (await realpath(folder).catch(() => null));
  }
  if (process.platform === 'win32') return true;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres');
}
