import { describe, expect, test } from 'vitest';
import { addDays, dayIn } from './calendar-days.ts';

describe('which day it is', () => {
  test.each([
    // An hour after midnight in Berlin it is still the day before in London and New York.
    ['2026-11-22T23:30:00Z', 'Europe/Berlin', '2026-11-23'],
    ['2026-11-22T23:30:00Z', 'Europe/London', '2026-11-22'],
    ['2026-11-23T04:59:59Z', 'America/New_York', '2026-11-22'],
    ['2026-11-23T10:00:00Z', 'Pacific/Kiritimati', '2026-11-24'],
    // The hour that Berlin has twice, and the one it has not at all.
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayIn(zone, Date.parse(instant))).toBe(day);
  });
});

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-10-25', 1, '2026-10-26'],
])('%s and %d day', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
  expect(addDays(expected, -days)).toBe(day);
});
