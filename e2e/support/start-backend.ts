import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildProgram, type Environment, runProgram } from './child-program.ts';
import { findFreePort } from './free-port.ts';

export interface Backend {
  /** Origin, without a trailing slash. */
  readonly url: string;
  readonly dataDir: string;
  /** Token of the one-time owner link that was printed, or null when an owner exists. */
  ownerToken(): string | null;
  output(): string;
  /** Ends the process with the signal and waits for it; the database may live on, as after a real crash. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and data. Resolves when it is ready. */
  restart(): Promise<void>;
  /** Stops everything, also what a crash left behind, and deletes a data folder we made. */
  stop(): Promise<void>;
}

export interface BackendOptions {
  dataDir?: string;
  port?: number;
  args?: string[];
  env?: Environment;
}

/** Starts the real thing: what `npm start` starts, on a data folder of its own, without opening a desktop. */
export async function startBackend(options: BackendOptions = {}): Promise<Backend> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'handoff-desk-e2e-'));
  const port = options.port ?? (await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const start = async (): Promise<ChildProgram> => {
    const program = runProgram(
      'backend/scripts/start.ts',
      options.args ?? [],
      backendEnvironment(dataDir, port, options.env),
    );
    await waitUntilReady(url, program);
    // The summary, with the owner link in it, follows a moment later.
    await program.waitFor(/Data folder/);
    return program;
  };
  let program = await start();
  return {
    url,
    dataDir,
    ownerToken: () => /\/console\/?#\/owner\/([\w-]+)/.exec(program.output())?.[1] ?? null,
    output: () => program.output(),
    async kill(signal) {
      program.kill(signal);
      await program.exited;
    },
    async restart() {
      program = await start();
    },
    async stop() {
      if (program.exit() === null) program.kill('SIGTERM');
      await program.exited;
      await stopLeftDatabase(dataDir);
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Nothing of the developer's own settings may reach the server under test. */
export function backendEnvironment(dataDir: string, port: number, more: Environment = {}): Environment {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: undefined,
    HANDOFF_DESK_NO_DESKTOP: '1',
    ...more,
  };
}

/** Polls `/readyz` until it says 200; fails as soon as the program has ended. */
export async function waitUntilReady(url: string, program: ChildProgram): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (program.exit() !== null) throw new Error(`the server ended with ${program.exit()}:\n${program.output()}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not ready after 60 s:\n${program.output()}`);
}

/** After SIGKILL the database server lives on by design, to be adopted by the next start; here nobody will come. */
export async function stopLeftDatabase(dataDir: string): Promise<void> {
  for (const pid of findPostmasters(dataDir)) {
    process.kill(pid, 'SIGINT');
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Process ids of database servers that run on this folder. */
export function findPostmasters(dataDir: string): number[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('postmaster.pid'))
    .map((path) => Number(readFileSync(join(dataDir, path), 'utf8').split('\n')[0]))
    .filter(isAlive);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
