import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostmasters, isAlive, stopLeftDatabase } from '../../support/start-backend.ts';
import type { Cast, FromServer, ServerAnswers, ServerOrder, ServerQuestion } from './server-order.ts';
import { waitUntil } from './wait-until.ts';

/** A server that a scenario may do anything to. */
export interface FaultServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly cast: Cast;
  /** Starts it again on the same port and data; resolves, with the milliseconds it took, when it takes connections. */
  start(): Promise<number>;
  /** Ends it with that signal, and resolves with how it ended and how long that took. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ exit: number | string; ms: number }>;
  /** Freezes it, or lets it go on. */
  freeze(frozen: boolean): void;
  /** Ends the database server at once, as a crash would: what it had not forced to disk is gone. */
  crashDatabase(): Promise<void>;
  ask<Name extends ServerQuestion['ask']>(
    question: Extract<ServerQuestion, { ask: Name }>,
  ): Promise<ServerAnswers[Name]>;
  /** Stops everything, also what a crash left behind. */
  stop(): Promise<void>;
}

export async function startFaultServer(order: ServerOrder, outputFile: string): Promise<FaultServer> {
  let child: ChildProcess;
  let nextId = 0;

  async function launch(agents: number): Promise<Cast | null> {
    const output = openSync(outputFile, 'a');
    child = fork(join(import.meta.dirname, 'server-process.ts'), [JSON.stringify({ ...order, agents })], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    const launched = child;
    return new Promise((resolve, reject) => {
      launched.once('message', (message: FromServer) => resolve('ready' in message ? message.ready.cast : null));
      launched.once('exit', (code) =>
        reject(new Error(`the server ended (${code}) before it was ready:\n${readFileSync(outputFile, 'utf8')}`)),
      );
    });
  }

  function hasEnded(): boolean {
    return child.exitCode !== null || child.signalCode !== null;
  }

  async function end(signal: NodeJS.Signals): Promise<{ exit: number | string; ms: number }> {
    const began = performance.now();
    if (!hasEnded()) {
      child.kill(signal);
      await new Promise((resolve) => child.once('exit', resolve));
    }
    return { exit: child.signalCode ?? child.exitCode ?? -1, ms: performance.now() - began };
  }

  const cast = await launch(order.agents);
  if (cast === null) throw new Error('the first start must make a cast');
  return {
    url: `http://127.0.0.1:${order.port}`,
    port: order.port,
    dataDir: order.dataDir,
    cast,
    async start() {
      const began = performance.now();
      await launch(0);
      return performance.now() - began;
    },
    end,
    freeze: (frozen) => void child.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    async crashDatabase() {
      for (const pid of findPostmasters(order.dataDir)) {
        process.kill(pid, 'SIGQUIT');
        await waitUntil('the database is gone', () => !isAlive(pid));
      }
    },
    ask(question) {
      const id = nextId++;
      const asked = child;
      return new Promise((resolve) => {
        asked.on('message', function listen(message: FromServer) {
          if (!('id' in message) || message.id !== id) return;
          asked.off('message', listen);
          resolve(message.answer as never);
        });
        asked.send({ id, question });
      });
    },
    async stop() {
      if (!hasEnded()) child.kill('SIGCONT');
      await end('SIGTERM');
      await stopLeftDatabase(order.dataDir);
    },
  };
}
