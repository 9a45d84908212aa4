import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { findRunningPostmaster, type Postmaster, type PostmasterOptions, startPostmaster } from './postmaster.ts';
import { isAlive } from './postmaster-file.ts';

const LOOK_EVERY_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

export interface Guard {
  /** Ends the watch and answers the process id of the server as it is now. */
  release(): Promise<number>;
}

/**
 * Starts the server again, on the same port, when it dies under us (out of memory, killed by hand): the pool reconnects
 * by itself. And takes it down with us when this process ends without an orderly stop but still gets to say so.
 */
export function keepAlive(options: PostmasterOptions, postmaster: Postmaster, log: Logger): Guard {
  let { pid } = postmaster;
  let released = false;
  let reviving: Promise<void> | null = null;

  const timer = setInterval(() => {
    if (reviving !== null || isAlive(pid)) return;
    reviving = revive().finally(() => {
      reviving = null;
    });
  }, LOOK_EVERY_MS).unref();

  async function revive(): Promise<void> {
    for (let pause = LOOK_EVERY_MS; !released; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      log.error({ postgresPid: pid }, 'PostgreSQL has ended unexpectedly and is started again');
      try {
        const next = (await findRunningPostmaster(options.folder)) ?? (await startPostmaster(options, postmaster.port));
        pid = next.pid;
        return;
      } catch (error) {
        log.error({ err: error }, 'PostgreSQL could not be started again');
        await delay(pause, undefined, { ref: false });
      }
    }
  }

  function endWithUs(): void {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
  }
  process.once('exit', endWithUs);

  return {
    async release() {
      released = true;
      clearInterval(timer);
      process.off('exit', endWithUs);
      // A server that is just being started again would otherwise outlive us.
      await reviving;
      return pid;
    },
  };
}
