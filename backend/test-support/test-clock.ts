import type { Clock, Timers } from '../server/clock.ts';

export interface TestClock extends Clock, Timers {
  /** Time goes by: the clock moves and what was waiting for it runs, in order. */
  advance(ms: number): void;
  /** Somebody sets the clock: no time goes by. */
  set(ms: number): void;
}

/** A clock that stands until it is moved. */
export function createTestClock(start = '2026-11-23T12:00:00.000Z'): TestClock {
  let wall = Date.parse(start);
  let elapsed = 0;
  let waiting: { at: number; run: () => void }[] = [];

  return {
    now: () => new Date(wall),
    after(ms, run) {
      const entry = { at: elapsed + ms, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = elapsed + ms;
      for (;;) {
        const [next] = waiting.filter((entry) => entry.at <= end).sort((one, other) => one.at - other.at);
        if (!next) break;
        waiting = waiting.filter((entry) => entry !== next);
        wall += next.at - elapsed;
        elapsed = next.at;
        next.run();
      }
      wall += end - elapsed;
      elapsed = end;
    },
    set(ms) {
      wall += ms;
    },
  };
}
