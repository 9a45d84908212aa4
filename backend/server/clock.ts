/** Time as the rest of the server sees it, so that tests can move it. */
export interface Clock {
  now(): Date;
}

/** Waiting as the server does it: apart from the clock, because a clock can be set while a wait goes on. */
export interface Timers {
  /** Runs once after that many milliseconds, without keeping the process alive. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = { now: () => new Date() };

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
