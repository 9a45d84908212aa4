import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { type Failure, fail } from '#contract/result.ts';
import { createStrangerPace } from './stranger-pace.ts';

const WINDOW_S = 15 * 60;
const ATTEMPTS_PER_ADDRESS_AND_MINUTE = 30;
const FREE_FAILURES = 5;
const FIRST_DELAY_S = 60;
const LONGEST_DELAY_S = 15 * 60;
const FAILURES_BEFORE_SLOWING = 20;
const LONGEST_SLOWING_MS = 2_000;
export const BUSY = 'Many people are signing in right now. Please try again in a moment.';

/** How long to wait after the n-th failure in a row before the next attempt is looked at, in seconds. */
export function decideDelay(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_DELAY_S * 2 ** (failures - FREE_FAILURES), LONGEST_DELAY_S);
}

/** How much slower every attempt on an account gets after so many failures from anywhere, in milliseconds. */
export function decideSlowing(failures: number): number {
  return Math.min(Math.max(failures - FAILURES_BEFORE_SLOWING, 0) * 100, LONGEST_SLOWING_MS);
}

export interface Attempt {
  succeed(): Promise<void>;
  /** The password was not looked at after all, so the attempt does not count. */
  withdraw(): Promise<void>;
}

export interface SignInLimits {
  /** Counts against the address alone, for doors that know no account. */
  admitAddress(ip: string): Promise<Failure | null>;
  /** Somebody of a team has just proved to be at this address: attempts from there do not wait with strangers'. */
  remember(ip: string): void;
  /**
   * Counts as a failure until it is told otherwise, so that parallel guesses cannot slip through together. `busy` when too
   * many strangers are at the door; that does not count.
   */
  begin(account: string, ip: string): Promise<Attempt | Failure>;
}

/**
 * Guards the password door, in memory (a restart forgives). The hard limit is per account *and* address: were it per
 * account, any stranger could lock the owner out by failing on purpose. What all strangers together do to one account
 * only slows it down, by 2 s at most. How many passwords of strangers are looked at is limited over all of them.
 */
export function createSignInLimits(): SignInLimits {
  const addresses = new RateLimiterMemory({ points: ATTEMPTS_PER_ADDRESS_AND_MINUTE, duration: 60 });
  const failures = new RateLimiterMemory({ points: FREE_FAILURES, duration: WINDOW_S });
  const delays = new RateLimiterMemory({ points: 1, duration: FIRST_DELAY_S });
  const accountFailures = new RateLimiterMemory({ points: FAILURES_BEFORE_SLOWING, duration: WINDOW_S });
  const inTurn = createTurns();
  const strangers = createStrangerPace();

  async function admitAddress(ip: string): Promise<Failure | null> {
    const { consumedPoints, msBeforeNext } = await addresses.penalty(ip);
    return consumedPoints > ATTEMPTS_PER_ADDRESS_AND_MINUTE ? refuse(msBeforeNext) : null;
  }

  async function countFailure(key: string): Promise<Failure | null> {
    const running = await delays.get(key);
    if (running) return refuse(running.msBeforeNext);
    const { consumedPoints } = await failures.penalty(key);
    const delay = decideDelay(consumedPoints);
    if (delay > 0) {
      await delays.set(key, 1, delay);
      // Remembered beyond the delay, or it would never grow.
      await failures.set(key, consumedPoints, delay + WINDOW_S);
    }
    return null;
  }

  return {
    admitAddress,
    remember: strangers.remember,
    async begin(account, ip) {
      const refusal = await admitAddress(ip);
      if (refusal) return refusal;
      const key = `${account}|${ip}`;
      const tooMany = await inTurn(key, () => countFailure(key));
      if (tooMany) return tooMany;
      const turnInMs = strangers.takeTurn(ip);
      if (turnInMs === null) {
        await Promise.all([failures.reward(key), delays.delete(key)]);
        return fail('busy', BUSY, { retryAfterMs: 1_000 + Math.round(Math.random() * 4_000) });
      }
      const { consumedPoints } = await accountFailures.penalty(account);
      const delayMs = Math.max(turnInMs, decideSlowing(consumedPoints));
      if (delayMs > 0) await wait(delayMs);
      return {
        async succeed() {
          await Promise.all([failures.delete(key), delays.delete(key), accountFailures.reward(account)]);
        },
        async withdraw() {
          await Promise.all([failures.reward(key), delays.delete(key), accountFailures.reward(account)]);
        },
      };
    },
  };
}

function refuse(retryAfterMs: RateLimiterRes['msBeforeNext']): Failure {
  return fail('rate_limited', 'Too many attempts. Please wait before trying again.', { retryAfterMs });
}

/** Lets work of one key run one after the other: between looking at a count and raising it nobody else may look. */
function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
