import { describe, expect, test } from 'vitest';
import {
  describeBefore,
  formatClock,
  formatDays,
  formatMoment,
  formatPoint,
  formatTick,
  nameWeekday,
} from './moment-words.ts';

describe('points are told in the time of the workspace', () => {
  test.each([
    ['2026-11-22T23:00:00Z', 'Europe/Berlin', '23'],
    ['2026-11-22T23:00:00Z', 'America/New_York', '22'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '25'],
  ])('%s in %s is the %s', (at, zone, day) => {
    expect(formatTick(at, 'day', zone)).toContain(day);
    expect(formatPoint(at, 'day', zone)).toContain(day);
  });

  test('an hour that comes twice is told twice', () => {
    const clock = (at: string): string => formatClock(at, 'Europe/Berlin');
    expect(clock('2026-10-25T00:30:00Z')).toBe(clock('2026-10-25T01:30:00Z'));
    expect(clock('2026-10-25T00:30:00Z')).toMatch(/^0?2:30/);
  });
});

test('the year is said when it is another one', () => {
  const now = Date.parse('2026-01-01T00:30:00Z');
  expect(formatMoment('2025-12-31T12:00:00Z', 'Europe/Berlin', now)).toContain('2025');
  expect(formatMoment('2025-12-31T23:30:00Z', 'Europe/Berlin', now)).not.toContain('202');
});

test('days of the calendar do not depend on where the reader is', () => {
  expect(formatDays({ from: '2026-11-23', to: '2026-11-23' })).toContain('23');
  expect(formatDays({ from: '2026-11-09', to: '2026-11-15' })).toMatch(/9.*15/);
});

test('what is compared with says where it stops while the chosen days are not over', () => {
  const day = {
    from: '2026-11-22',
    to: '2026-11-22',
    startsAt: '2026-11-21T23:00:00Z',
    endsAt: '2026-11-22T14:04:00Z',
  };
  const describe = (isPart: boolean): string =>
    describeBefore({ timezone: 'Europe/Berlin', previousPeriod: { ...day, isPart } });
  expect(describe(false)).toBe(formatDays(day));
  expect(describe(true)).toBe(`${formatDays(day)}, until ${formatClock(day.endsAt, 'Europe/Berlin')}`);
  expect(describeBefore({ timezone: 'Europe/Berlin', previousPeriod: null })).toBe('');
});

test('the week begins on Monday', () => {
  const english = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' });
  expect(nameWeekday(0, 'long')).toBe(english.format(new Date('2026-11-23T12:00:00Z')));
  expect(nameWeekday(6, 'long')).toBe(english.format(new Date('2026-11-29T12:00:00Z')));
});
