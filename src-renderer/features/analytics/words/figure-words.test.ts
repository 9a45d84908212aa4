import { describe, expect, test } from 'vitest';
import { countThings, formatCount, formatShare, formatStars, formatTime } from './figure-words.ts';

/** Numbers and units are kept together by a space that does not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;

describe('times', () => {
  test.each<[number | null, string]>([
    [null, '–'],
    [0, '0 s'],
    [40, '0 s'],
    [400, '0.4 s'],
    [4_240, '4.2 s'],
    [9_940, '9.9 s'],
    [9_960, '10 s'],
    [38_400, '38 s'],
    [59_499, '59 s'],
    // Not "60 s".
    [59_600, '1 min'],
    [72 * S, '1 min 12 s'],
    [MIN + 59.7 * S, '2 min'],
    [59 * MIN + 59.6 * S, '1 h'],
    [2 * H + 5 * MIN, '2 h 5 min'],
    [23 * H + 59.6 * MIN, '1 d'],
    [76 * H, '3 d 4 h'],
  ])('%s ms', (ms, expected) => {
    expect(plain(formatTime(ms))).toBe(expected);
  });
});

describe('shares', () => {
  test.each<[number | null, string]>([
    [null, '–'],
    [0, '0 %'],
    [0.001, '<1 %'],
    [0.926, '93 %'],
    [0.9999, '>99 %'],
    [1, '100 %'],
  ])('%s', (share, expected) => {
    expect(plain(formatShare(share))).toBe(expected);
  });
});

test('counts and stars', () => {
  expect(formatCount(1_204)).toBe('1,204');
  expect(countThings(1, 'request', 'requests')).toBe('1 request');
  expect(countThings(0, 'request', 'requests')).toBe('0 requests');
  expect(formatStars(null)).toBe('–');
  expect(formatStars(4.25)).toBe('4.3');
});
