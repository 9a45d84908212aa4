import { expect, test } from 'vitest';
import { createCache } from './cache.ts';

function build(options: { size?: number; lifeMs?: number } = {}) {
  const clock = { now: 0 };
  const loads: string[] = [];
  const cache = createCache<string | null>({
    size: 2,
    now: () => clock.now,
    isWorthKeeping: (value) => value !== null,
    ...options,
  });
  const get = (key: string, value: string | null = key) =>
    cache.get(key, async () => {
      loads.push(key);
      return value;
    });
  return { cache, clock, loads, get };
}

test('a failed load is not kept', async () => {
  const { cache } = build();
  await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.get('a', async () => 'up')).toBe('up');
});

test('what is not worth keeping is loaded again', async () => {
  const { get, loads } = build();
  await get('a', null);
  await get('a', null);
  expect(loads).toEqual(['a', 'a']);
});

test('asked for at the same time, it is loaded once', async () => {
  const { get, loads } = build();
  expect(await Promise.all([get('a'), get('a')])).toEqual(['a', 'a']);
  expect(loads).toEqual(['a']);
});

test('a value lives no longer than it may', async () => {
  const { get, loads, clock } = build({ lifeMs: 100 });
  await get('a');
  clock.now = 99;
  await get('a');
  clock.now = 100;
  await get('a');
  expect(loads).toEqual(['a', 'a']);
});

test('the least recently used one makes room', async () => {
  const { get, loads } = build();
  await get('a');
  await get('b');
  await get('a');
  await get('c');
  await get('a');
  await get('b');
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

test('what is forgotten is loaded again', async () => {
  const { cache, get, loads } = build();
  await get('a');
  cache.forget('a');
  await get('a');
  expect(loads).toEqual(['a', 'a']);
});
