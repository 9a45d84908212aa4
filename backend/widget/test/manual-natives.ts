import type { Natives } from '../shared/natives.ts';

/** Timers that run when a test says so, and a clock that moves only with them. */
export interface ManualNatives extends Natives {
  /** Lets everything that is ready run. */
  runMicrotasks(): Promise<void>;
  /** Moves the clock to the next timer and runs it; false when there is none. */
  runNextTimer(): boolean;
}

export function createManualNatives(start = Date.UTC(2026, 0, 5, 10)): ManualNatives {
  let now = start;
  let lastId = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  return {
    now: () => now,
    setTimeout(run, ms) {
      lastId += 1;
      timers.set(lastId, { at: now + ms, run });
      return lastId;
    },
    clearTimeout: (timer) => void timers.delete(timer),
    attachShadow: (element) => element.attachShadow({ mode: 'open' }),
    runMicrotasks: () => new Promise((resolve) => globalThis.setTimeout(resolve, 0)),
    runNextTimer() {
      const [next] = [...timers].toSorted(([, one], [, other]) => one.at - other.at);
      if (!next) return false;
      const [id, { at, run }] = next;
      timers.delete(id);
      now = Math.max(now, at);
      run();
      return true;
    },
  };
}
