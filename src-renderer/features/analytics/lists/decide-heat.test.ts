import { expect, test } from 'vitest';
import { decideHeat } from './decide-heat.ts';

test.each([
  [0, 0, 0],
  [0, 40, 0],
  // One request among many is not nothing.
  [1, 400, 1],
  [10, 40, 1],
  [11, 40, 2],
  [20, 40, 2],
  [21, 40, 3],
  [31, 40, 4],
  [40, 40, 4],
  [1, 1, 4],
])('%d of %d', (count, most, expected) => {
  expect(decideHeat(count, most)).toBe(expected);
});
