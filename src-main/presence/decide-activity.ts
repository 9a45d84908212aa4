import type { ActivityReport } from '../../src-preload/payloads.ts';

/** Untouched for this long, a computer counts as left. */
export const IDLE_AFTER_MS = 5 * 60_000;

/** What the operating system says, with instants in milliseconds since 1970. */
export interface SystemSigns {
  readonly lockedSince: number | null;
  readonly asleepSince: number | null;
  readonly idleMs: number;
  readonly now: number;
}

/** One word for the signs: the one that says most surely that nobody is there. */
export function decideActivity({ lockedSince, asleepSince, idleMs, now }: SystemSigns): ActivityReport {
  if (asleepSince !== null) return { activity: 'asleep', sinceMs: since(asleepSince, now) };
  if (lockedSince !== null) return { activity: 'locked', sinceMs: since(lockedSince, now) };
  if (idleMs >= IDLE_AFTER_MS) return { activity: 'idle', sinceMs: Math.round(idleMs) };
  return { activity: 'active', sinceMs: 0 };
}

/** A clock that was set back must not make a negative duration. */
function since(instant: number, now: number): number {
  return Math.max(0, Math.round(now - instant));
}
