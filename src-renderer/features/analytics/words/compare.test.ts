import { describe, expect, test } from 'vitest';
import { type Change, decideChange, type Kind } from './compare.ts';

describe('against the days before', () => {
  test.each<[Kind, number, number, Change['direction'], string, Change['meaning']]>([
    ['count', 112, 100, 'up', '12 % more', 'neutral'],
    ['count', 100, 100, 'same', 'no change', 'neutral'],
    ['count', 50, 100, 'down', '50 % fewer', 'neutral'],
    ['count', 3, 0, 'up', '3 more', 'neutral'],
    ['count', 1_000, 999, 'up', '<1 % more', 'neutral'],
    ['missed', 4, 9, 'down', '5 fewer', 'good'],
    ['missed', 60, 40, 'up', '50 % more', 'bad'],
    ['share', 0.93, 0.9, 'up', '3 points better', 'good'],
    ['share', 0.89, 0.9, 'down', '1 point worse', 'bad'],
    // As they are shown, both are 90 %.
    ['share', 0.901, 0.899, 'same', 'no change', 'neutral'],
    ['time', 28_000, 42_000, 'down', '14 s quicker', 'good'],
    ['time', 132_000, 72_000, 'up', '1 min slower', 'bad'],
    ['time', 42_100, 42_000, 'same', 'no change', 'neutral'],
    ['stars', 4.5, 4.3, 'up', '0.2 better', 'good'],
    ['stars', 4.21, 4.48, 'down', '0.3 worse', 'bad'],
    ['stars', 4.32, 4.28, 'same', 'no change', 'neutral'],
  ])('%s %d after %d', (kind, now, before, direction, words, meaning) => {
    const change = decideChange(kind, now, before);
    expect(change && { ...change, words: change.words.replaceAll('\u00a0', ' ') }).toEqual({
      direction,
      words,
      meaning,
    });
  });

  test.each<[Kind, number | null, number | null]>([
    ['time', null, 42_000],
    ['time', 42_000, null],
    ['stars', null, null],
  ])('%s %s after %s is not told', (kind, now, before) => {
    expect(decideChange(kind, now, before)).toBeNull();
  });
});
