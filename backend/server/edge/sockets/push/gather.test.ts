import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGatherer } from './gather.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const told: [string, number[]][] = [];
  return { told, gatherer: createGatherer<number>(50, (key, items) => told.push([key, items])) };
}

test('a single item is told at once, and a later one too', () => {
  const { told, gatherer } = setUp();
  gatherer.add('a', 1);
  expect(told).toEqual([['a', [1]]]);
  vi.advanceTimersByTime(50);
  gatherer.add('a', 2);
  expect(told).toEqual([
    ['a', [1]],
    ['a', [2]],
  ]);
});

test('what follows closely is told together, in order, once and with nothing lost', () => {
  const { told, gatherer } = setUp();
  for (let item = 0; item < 100; item += 1) {
    gatherer.add('a', item);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(50);
  expect(told.flatMap(([, items]) => items)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  expect(told.length).toBeLessThanOrEqual(22);
});

test('one key does not wait for another', () => {
  const { told, gatherer } = setUp();
  gatherer.add('a', 1);
  gatherer.add('b', 2);
  expect(told).toEqual([
    ['a', [1]],
    ['b', [2]],
  ]);
});

test('after the stop nothing is told any more', () => {
  const { told, gatherer } = setUp();
  gatherer.add('a', 1);
  gatherer.add('a', 2);
  gatherer.stop();
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([['a', [1]]]);
});
