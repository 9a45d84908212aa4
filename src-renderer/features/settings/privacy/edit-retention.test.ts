import { describe, expect, it } from 'vitest';
import type { Retention, RetentionMode } from '#contract/privacy/privacy.ts';
import { findDaysFault, isChanged, takesMore } from './edit-retention.ts';

const saved = (mode: RetentionMode, days: number): Retention => ({ mode, days, due: 0, lastRun: null });

describe('takesMore', () => {
  it.each([
    ['keep', 365, 'delete', 365, true],
    ['keep', 365, 'anonymise', 9_000, true],
    ['anonymise', 90, 'delete', 90, true],
    ['anonymise', 90, 'delete', 400, true],
    ['delete', 90, 'delete', 89, true],
    ['delete', 90, 'anonymise', 30, true],
    ['delete', 90, 'delete', 91, false],
    ['delete', 90, 'anonymise', 90, false],
    ['delete', 90, 'keep', 1, false],
    ['keep', 90, 'keep', 1, false],
  ] as const)('from %s after %d days to %s after %d days: %s', (mode, days, newMode, newDays, expected) => {
    expect(takesMore({ mode: newMode, days: newDays }, saved(mode, days))).toBe(expected);
  });
});

it.each([
  ['delete', null, true],
  ['delete', 0, true],
  ['anonymise', 3_651, true],
  ['delete', 1, false],
  ['keep', null, false],
] as const)('%s after %s days is wrong: %s', (mode, days, wrong) => {
  expect(findDaysFault({ mode, days }) !== null).toBe(wrong);
});

it('days that are not used are no change', () => {
  expect(isChanged({ mode: 'keep', days: 5 }, saved('keep', 365))).toBe(false);
  expect(isChanged({ mode: 'delete', days: 5 }, saved('delete', 365))).toBe(true);
});
