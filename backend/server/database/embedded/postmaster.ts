import { execFile, spawn } from 'node:child_process';
import { chown, type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupProblem } from '../../startup-problem.ts';
import type { ClusterPlace } from './cluster.ts';
import { findFreePort, isPortFree } from './free-port.ts';
import { isAlive, isPostmasterOf, readPostmasterFile } from './postmaster-file.ts';
import { parsePort, renderSettings, SETTINGS_FILE } from './settings.ts';

/** A PostgreSQL that accepts connections. */
export interface Postmaster {
  pid: number;
  port: number;
}

export interface PostmasterOptions extends ClusterPlace {
  logFile: string;
  unsafeNoSyncForTests?: boolean;
}

const LOOK_AGAIN_MS = 10;
/** Recovery after a crash replays at most some minutes of work; a server that still does has not failed. */
const READY_WITHIN_MS = 120_000;
const START_ATTEMPTS = 5;

/** The server that is running on the folder already, once it is ready; null when there is none. */
export async function findRunningPostmaster(folder: string): Promise<Postmaster | null> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const file = await readPostmasterFile(folder);
    if (file === null) return null;
    if (!(await isPostmasterOf(folder, file.pid))) {
      // Of a dead server PostgreSQL clears the file itself, after checks of its own. Only when another program has got
      // the number would it take that one for a server and refuse to start.
      if (isAlive(file.pid)) await rm(join(folder, 'postmaster.pid'), { force: true });
      return null;
    }
    if (file.ready && file.port !== null) return { pid: file.pid, port: file.port };
    if (Date.now() > deadline) {
      throw new StartupProblem(
        `A PostgreSQL (process ${file.pid}) is running on ${folder} but does not get ready.`,
        `Look into the PostgreSQL log, end process ${file.pid} and start again.`,
      );
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/** Starts the server, on the port of last time where that is free, and answers once it accepts connections. */
export async function startPostmaster(options: PostmasterOptions, wantedPort?: number): Promise<Postmaster> {
  let said = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const other = attempt > 1 ? await findRunningPostmaster(options.folder) : null;
    if (other !== null) return other;
    const port = wantedPort ?? (await choosePort(options.folder));
    await writeSettings(options, port);
    const outcome = await launch(options, port);
    if (outcome.status === 'ready') return { pid: outcome.pid, port };
    said = outcome.said;
    // Somebody took the port just now, or a killed server's last processes are still leaving.
    if (!/could not (bind|create any TCP)|pre-existing shared memory|postmaster\.pid" already exists/.test(said)) break;
    await delay(200 * attempt);
  }
  throw new StartupProblem(
    `PostgreSQL did not start: ${findReason(said)}.`,
    `See ${options.logFile}. Another database can be named with DATABASE_URL=postgres://…`,
  );
}

function findReason(said: string): string {
  const lines = said.trim().split('\n');
  const fatal = lines.findIndex((line) => /(FATAL|PANIC):/.test(line));
  // Of a bad setting the last line says only that there is one; the line before says which.
  const telling = /contains errors/.test(lines[fatal] ?? '') ? fatal - 1 : fatal;
  const reason = (lines[telling] ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|LOG): +/, '');
  return reason === '' ? 'it gave no reason' : reason;
}

/**
 * Detached: Ctrl-C in the terminal must reach only us, so that the server goes last. It writes its log straight into
 * the file and so does not need us to live on; the next start adopts it.
 */
async function launch(
  { folder, binaries, runAs, logFile }: PostmasterOptions,
  port: number,
): Promise<{ status: 'ready'; pid: number } | { status: 'failed'; said: string }> {
  const log = await open(logFile, 'a', 0o600);
  try {
    const from = (await log.stat()).size;
    const { file, args, ...account } = runAs.command(binaries.postgres, ['-D', folder]);
    const child = spawn(file, args, { ...account, cwd: folder, detached: true, stdio: ['ignore', log.fd, log.fd] });
    let failure: string | null = null;
    child.once('error', (error) => {
      failure = error.message;
    });
    child.unref();
    const pid = child.pid;
    const deadline = Date.now() + READY_WITHIN_MS;
    while (failure === null && pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const state = await readPostmasterFile(folder);
      if (state?.pid === pid && state.ready && state.port === port) return { status: 'ready', pid };
      if (Date.now() > deadline) return { status: 'failed', said: 'it does not get ready' };
      await delay(LOOK_AGAIN_MS);
    }
    return { status: 'failed', said: failure ?? (await readFrom(logFile, from)) };
  } finally {
    await log.close();
  }
}

async function readFrom(path: string, from: number): Promise<string> {
  const file: FileHandle = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(8_192), position: from });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function choosePort(folder: string): Promise<number> {
  const last = parsePort(await readFile(join(folder, SETTINGS_FILE), 'utf8').catch(() => ''));
  return last !== null && (await isPortFree(last)) ? last : findFreePort();
}

async function writeSettings({ folder, unsafeNoSyncForTests, runAs }: PostmasterOptions, port: number): Promise<void> {
  const path = join(folder, SETTINGS_FILE);
  await writeFile(path, renderSettings({ port, unsafeNoSyncForTests: unsafeNoSyncForTests ?? false }), { mode: 0o600 });
  if (runAs.owner !== null) await chown(path, runAs.owner.uid, runAs.owner.gid);
}

/**
 * Orderly: open transactions are rolled back, everything is written, and only then it answers. A server that does not
 * manage within `graceMs` is made to stop at once, which costs a recovery at the next start but no data.
 */
export async function stopPostmaster({ binaries }: ClusterPlace, pid: number, graceMs = 2_500): Promise<void> {
  await signalPostmaster(binaries.pgCtl, pid, 'INT');
  if (await waitUntilGone(pid, graceMs)) return;
  await signalPostmaster(binaries.pgCtl, pid, 'QUIT');
  await waitUntilGone(pid, 1_000);
}

async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(LOOK_AGAIN_MS);
  }
  return true;
}

async function signalPostmaster(pgCtl: string, pid: number, signal: 'INT' | 'QUIT'): Promise<void> {
  if (!isAlive(pid)) return;
  // Windows knows no signals; PostgreSQL brings its own.
  if (process.platform === 'win32') await promisify(execFile)(pgCtl, ['kill', signal, String(pid)]);
  else process.kill(pid, `SIG${signal}`);
}
