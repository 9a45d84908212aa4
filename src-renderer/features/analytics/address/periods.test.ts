import { describe, expect, test } from 'vitest';
import type { Preset } from '../../../state/analytics-choice.ts';
import { isDay, resolvePeriod } from './periods.ts';

describe('periods', () => {
  test.each<[Preset, today: string, from: string, to: string]>([
    ['today', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['yesterday', '2026-11-23', '2026-11-22', '2026-11-22'],
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['yesterday', '2028-03-01', '2028-02-29', '2028-02-29'],
    ['yesterday', '2027-01-01', '2026-12-31', '2026-12-31'],
    ['last-7-days', '2026-11-23', '2026-11-17', '2026-11-23'],
    // Over the change of the clocks: seven days, not 167 or 169 hours.
    ['last-7-days', '2026-10-28', '2026-10-22', '2026-10-28'],
    ['last-7-days', '2026-03-31', '2026-03-25', '2026-03-31'],
    ['last-30-days', '2026-03-15', '2026-02-14', '2026-03-15'],
    ['last-90-days', '2026-11-23', '2026-08-26', '2026-11-23'],
    ['this-month', '2026-11-01', '2026-11-01', '2026-11-01'],
    ['this-month', '2026-01-31', '2026-01-01', '2026-01-31'],
  ])('%s on %s', (preset, today, from, to) => {
    expect(resolvePeriod({ kind: 'preset', preset }, today)).toEqual({ from, to });
  });

  test('custom days are what they are, whatever day it is', () => {
    const days = { from: '2025-12-24', to: '2026-01-06' };
    expect(resolvePeriod({ kind: 'custom', ...days }, '2026-11-23')).toEqual(days);
  });

  test.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-2-3', false],
    ['2026-11-23T00:00', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
