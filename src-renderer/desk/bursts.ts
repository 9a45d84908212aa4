/** Requests that came one right after the other, and whether their toasts have become one. */
export interface Burst {
  readonly arrivals: readonly { readonly tag: string; readonly at: number }[];
  readonly collapsed: boolean;
}

export const NO_BURST: Burst = { arrivals: [], collapsed: false };

const TOGETHER_MS = 5_000;
/** More than that is a list, and a list is what the window is for. */
const MOST_SINGLE = 3;

/** @param now milliseconds on any clock that only goes forward */
export function addToBurst(burst: Burst, tags: readonly string[], now: number): Burst {
  const recent = burst.arrivals.filter(({ at }) => now - at < TOGETHER_MS);
  const arrivals = [...recent, ...tags.map((tag) => ({ tag, at: now }))];
  // Once they are one toast they stay one until nobody has come for a while.
  return { arrivals, collapsed: arrivals.length > MOST_SINGLE || (burst.collapsed && recent.length > 0) };
}
