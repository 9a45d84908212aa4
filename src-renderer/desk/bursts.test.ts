import { expect, test } from 'vitest';
import { addToBurst, type Burst, NO_BURST } from './bursts.ts';

function follow(...arrivals: [at: number, ...tags: string[]][]): Burst {
  return arrivals.reduce((burst, [at, ...tags]) => addToBurst(burst, tags, at), NO_BURST);
}

test.each([
  ['three within five seconds stay three', follow([0, 'a'], [1_000, 'b'], [2_000, 'c']), false],
  ['the fourth makes them one', follow([0, 'a'], [1_000, 'b'], [2_000, 'c'], [4_999, 'd']), true],
  ['four at once', follow([0, 'a', 'b', 'c', 'd']), true],
  ['four over a longer time', follow([0, 'a'], [1_000, 'b'], [2_000, 'c'], [5_000, 'd']), false],
  ['one more soon after joins them', follow([0, 'a', 'b', 'c', 'd'], [4_000, 'e']), true],
  ['one more much later is by itself', follow([0, 'a', 'b', 'c', 'd'], [5_000, 'e']), false],
  ['a trickle after a burst stays one toast', follow([0, 'a', 'b', 'c', 'd'], [4_000, 'e'], [8_000, 'f']), true],
])('%s', (_what, burst, collapsed) => {
  expect(burst.collapsed).toBe(collapsed);
});
