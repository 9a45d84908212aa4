import { beforeEach, expect, test } from 'vitest';
import { createStrangerPace, type StrangerPace } from './stranger-pace.ts';

let now = 0;
let pace: StrangerPace;
beforeEach(() => {
  now = 1_000_000;
  pace = createStrangerPace(() => now);
});

let addresses = 0;
const stranger = (): string => `10.0.${addresses >> 8}.${addresses++ & 255}`;
const crowd = (count: number): (number | null)[] => Array.from({ length: count }, () => pace.takeTurn(stranger()));

test('strangers from ever new addresses share one line, and beyond it are sent away', () => {
  const turns = crowd(30);
  expect(turns.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(turns.slice(10, 16)).toEqual([500, 1_000, 1_500, 2_000, 2_500, 3_000]);
  expect(turns.slice(16)).toEqual(Array(14).fill(null));
});

test('in the long run two a second are looked at, however many come', () => {
  let looked = 0;
  for (let second = 0; second < 60; second += 1) {
    looked += crowd(100).filter((wait) => wait !== null).length;
    now += 1_000;
  }
  expect(looked).toBeLessThanOrEqual(16 + 2 * 60);
  expect(looked).toBeGreaterThanOrEqual(2 * 60);
});

test('whoever was sent away has not taken a turn: after a while there is one again', () => {
  crowd(1_000);
  now += 500;
  expect(crowd(2)).toEqual([3_000, null]);
  now += 10 * 60_000;
  expect(crowd(10)).toEqual(Array(10).fill(0));
});

test('where somebody of a team is, nobody waits with the strangers', () => {
  pace.remember('203.0.113.7');
  crowd(1_000);
  expect(pace.takeTurn('203.0.113.7')).toBe(0);
  expect(pace.takeTurn('203.0.113.8')).toBeNull();
});

test('only the addresses heard of last are remembered', () => {
  pace.remember('first');
  pace.remember('second');
  for (let count = 0; count < 9_998; count += 1) pace.remember(`office ${count}`);
  pace.remember('first');
  pace.remember('one more');
  crowd(1_000);
  expect(pace.takeTurn('first')).toBe(0);
  expect(pace.takeTurn('second')).toBeNull();
});
