import { describe, expect, test } from 'vitest';
import { boundsOf, layOutDays, todayIn } from './lay-out-days.ts';

const NOTHING = { openings: [], clockChanges: [] };

describe('where a day begins', () => {
  test.each([
    ['Europe/Berlin', '2026-11-23', '2026-11-22T23:00:00.000Z'],
    ['America/New_York', '2026-07-01', '2026-07-01T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00.000Z'],
    ['UTC', '2028-02-29', '2028-02-29T00:00:00.000Z'],
    // The clocks go from 24:00 to 01:00: this day has no midnight.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    // The day before the clocks go back, and the day on which they do.
    ['America/Santiago', '2026-04-05', '2026-04-05T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-23', '2026-11-22T10:00:00.000Z'],
  ])('in %s the %s begins at %s', (zone, date, instant) => {
    expect(boundsOf(zone, date, date).from).toBe(instant);
  });

  test('today is the date of the zone, not of the computer', () => {
    const now = Date.parse('2026-11-23T11:00:00Z');
    expect(todayIn('Pacific/Kiritimati', now)).toBe('2026-11-24');
    expect(todayIn('Pacific/Pago_Pago', now)).toBe('2026-11-23');
  });
});

describe('days', () => {
  test('are all listed, also without openings', () => {
    const days = layOutDays(NOTHING, 'Europe/Berlin', '2026-12-30', '2027-01-02');
    expect(days.map(({ date }) => date)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
    expect(days.every(({ open }) => open.length === 0)).toBe(true);
  });

  test('show an overnight opening in both days', () => {
    const opening = { from: '2026-11-23T21:00:00.000Z', to: '2026-11-24T05:00:00.000Z' };
    const days = layOutDays({ ...NOTHING, openings: [opening] }, 'Europe/Berlin', '2026-11-23', '2026-11-24');
    expect(days.map(({ open }) => open.map(({ words }) => words))).toEqual([['22:00–24:00'], ['00:00–06:00']]);
    expect(days[0]?.open[0]).toMatchObject({ start: 22 / 24, end: 1 });
  });

  test('are as long as their clock makes them', () => {
    const change = { at: '2026-03-29T01:00:00.000Z', shiftMinutes: 60 };
    const opening = { from: '2026-03-29T07:00:00.000Z', to: '2026-03-29T15:00:00.000Z' };
    const [day] = layOutDays(
      { openings: [opening], clockChanges: [change] },
      'Europe/Berlin',
      '2026-03-29',
      '2026-03-29',
    );
    expect(day?.clockChanges).toEqual([{ at: 2 / 23, shiftMinutes: 60 }]);
    expect(day?.open).toEqual([{ start: 8 / 23, end: 16 / 23, words: '09:00–17:00' }]);
  });
});
