import { expect, test } from 'vitest';
import { decideTimeTicks } from './time-ticks.ts';

const MIN = 60_000;
const H = 60 * MIN;

test.each<[number, number[]]>([
  [0, [0, 1_000]],
  [900, [0, 1_000]],
  [4_000, [0, 1_000, 2_000, 3_000, 4_000]],
  [4_001, [0, 2_000, 4_000, 6_000]],
  [50_000, [0, 15_000, 30_000, 45_000, 60_000]],
  [130_000, [0, MIN, 2 * MIN, 3 * MIN]],
  [3 * H, [0, H, 2 * H, 3 * H]],
  [200 * H, [0, 72 * H, 144 * H, 216 * H]],
])('up to %d ms', (most, expected) => {
  expect(decideTimeTicks(most)).toEqual(expected);
});
