export const CRASH_WINDOW_MS = 60_000;
const MOST_RELOADS = 3;

/** Whether one more crash is answered by loading the page again, or by asking: a page that dies at once would loop. */
export function decideRecovery(earlierCrashes: readonly number[], now: number): 'reload' | 'ask' {
  return earlierCrashes.filter((at) => now - at < CRASH_WINDOW_MS).length < MOST_RELOADS ? 'reload' : 'ask';
}
