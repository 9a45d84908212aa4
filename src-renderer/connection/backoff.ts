const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * How long to wait before attempt number `attempt` (1, 2, 3 …): doubles from half a second to ten, and spreads over half
 * of that so that a thousand consoles do not knock at the same moment. `random` is in [0, 1).
 */
export function decideBackoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ceiling * (0.5 + random * 0.5));
}
