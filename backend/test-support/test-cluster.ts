import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgresBinaries, findRunAs, type RunAs } from './postgres-binaries.ts';

export interface TestCluster {
  /** Connection string of the maintenance database, ending in `/postgres`. */
  url: string;
  stop(): Promise<void>;
}

/** Fast and forgetful: what these flags give up is surviving a power cut, which no test database needs. */
const FLAGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'logging_collector=off',
];

/** Starts a throw-away PostgreSQL on a free loopback port, about 1 s. `stop` ends it and deletes its files. */
export async function startTestCluster(): Promise<TestCluster> {
  const { postgres, initdb } = findPostgresBinaries();
  const runAs = findRunAs();
  const folder = mkdtempSync(join(tmpdir(), 'handoff-desk-test-pg-'));
  if (runAs.uid !== undefined) chownSync(folder, runAs.uid, runAs.gid ?? runAs.uid);
  const dataDir = join(folder, 'data');
  execFileSync(initdb, ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], {
    ...runAs,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await findFreePort();
  const server = await startPostgres(postgres, dataDir, folder, port, runAs);
  const removeOnExit = (): void => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', removeOnExit);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', removeOnExit);
      const exited = once(server, 'exit');
      server.kill('SIGQUIT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPostgres(
  postgres: string,
  dataDir: string,
  folder: string,
  port: number,
  runAs: RunAs,
): Promise<ChildProcess> {
  const options = [...FLAGS, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const server = spawn(postgres, ['-D', dataDir, '-p', String(port), ...options.flatMap((option) => ['-c', option])], {
    ...runAs,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code}:\n${log}`)));
    server.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
  return server;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
