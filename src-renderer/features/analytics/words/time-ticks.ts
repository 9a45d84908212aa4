const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;
/** Steps that people count in. */
const STEPS = [S, 2 * S, 5 * S, 10 * S, 15 * S, 30 * S, MIN, 2 * MIN, 5 * MIN, 10 * MIN, 15 * MIN, 30 * MIN];
const LONG_STEPS = [H, 2 * H, 6 * H, 12 * H, 24 * H];
const MOST_STEPS = 4;

/** Where an axis of times has its lines, from 0 to above `mostMs`: whole seconds, minutes or hours, four steps at most. */
export function decideTimeTicks(mostMs: number): number[] {
  const step = [...STEPS, ...LONG_STEPS].find((candidate) => mostMs <= candidate * MOST_STEPS) ?? daysFor(mostMs);
  const steps = Math.max(1, Math.ceil(mostMs / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

function daysFor(mostMs: number): number {
  return Math.ceil(mostMs / (24 * H * MOST_STEPS)) * 24 * H;
}
