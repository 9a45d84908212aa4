import type { Clock, Timers } from '../../server/clock.ts';

export interface DeadlineRunnerOptions {
  clock: Clock;
  timers: Timers;
  /** Does everything whose stored instant has come. */
  runDue(): Promise<void>;
  /** The nearest stored instant, or null. */
  findNext(): Promise<Date | null>;
  onError(error: unknown): void;
}

export interface DeadlineRunner {
  start(): void;
  /** To be called after a deadline was stored or something became due. Costs one look at the database. */
  wake(): void;
  /** Resolves when it sleeps. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** While a deadline is ahead, the clock (not the database) is looked at this often: somebody may set it. */
const LOOK_MS = 1_000;
/** Without one, another process may have stored a deadline and died. */
const LONGEST_SLEEP_MS = 60_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

/**
 * Sleeps until the nearest stored deadline. The deadlines are rows, not timers: after a restart or a time without the
 * database they are simply read again. A pass that fails, or leaves something overdue, is tried again ever more slowly.
 */
export function createDeadlineRunner(options: DeadlineRunnerOptions): DeadlineRunner {
  const { clock, timers, runDue, findNext, onError } = options;
  let state: 'new' | 'running' | 'stopped' = 'new';
  let pass: Promise<void> | null = null;
  let isWanted = false;
  let failures = 0;
  let next: Date | null = null;
  let callOff = (): void => {};

  function wake(): void {
    if (state !== 'running') return;
    isWanted = true;
    pass ??= runPasses().finally(() => {
      pass = null;
      sleep();
    });
  }

  async function runPasses(): Promise<void> {
    callOff();
    while (isWanted && state === 'running') {
      isWanted = false;
      try {
        await runDue();
        next = await findNext();
        failures = next !== null && next <= clock.now() ? failures + 1 : 0;
      } catch (error) {
        failures += 1;
        onError(error);
      }
    }
  }

  function sleep(): void {
    if (state !== 'running') return;
    if (failures > 0) {
      callOff = timers.after(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS), wake);
    } else if (next === null) {
      callOff = timers.after(LONGEST_SLEEP_MS, wake);
    } else {
      watch(next);
    }
  }

  function watch(deadline: Date): void {
    const asleepAt = clock.now().getTime();
    const left = deadline.getTime() - asleepAt;
    callOff = timers.after(Math.max(0, Math.min(left, LOOK_MS)), () => {
      const now = clock.now().getTime();
      const wasSetBack = now < asleepAt;
      if (wasSetBack || now >= deadline.getTime()) wake();
      else watch(deadline);
    });
  }

  return {
    start() {
      if (state !== 'new') return;
      state = 'running';
      wake();
    },
    wake,
    async idle() {
      while (pass) await pass;
    },
    async stop() {
      state = 'stopped';
      callOff();
      while (pass) await pass;
    },
  };
}
