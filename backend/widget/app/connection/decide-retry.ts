const firstDelayMs = 500;
const longestDelayMs = 8_000;

/**
 * How long to wait before the next attempt, in ms: doubles from half a second to 8 s, and half of it is chance, so that
 * a restarted server is not met by everyone at once. `attempt` counts from 0, `random` is in [0, 1).
 */
export function decideRetryDelay(attempt: number, random: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
