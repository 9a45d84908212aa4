/** `npm run soak` sets it: the figures of the full test instead of a taste of some seconds. */
export const isSoak = process.env['SOAK'] === '1';

/** How much of it: seconds in `npm test`, the whole of it in `npm run soak`. */
export function pick<T>({ quick, full }: { quick: T; full: T }): T {
  return isSoak ? full : quick;
}

/** Below this a busy machine's own pauses are all that a figure shows. */
const LEAST_MS = 3_000;

/**
 * The figure that is promised, in the full tier, which has its machine to itself. The quick tier shares it with every
 * other test, so there ten times as much tells something that hangs from something that waits.
 */
export function promised(ms: number): number {
  return isSoak ? ms : Math.max(10 * ms, LEAST_MS);
}
