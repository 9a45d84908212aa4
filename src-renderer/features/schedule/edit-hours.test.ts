import { describe, expect, test } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';
import {
  addException,
  addRange,
  copyMondayToWeekdays,
  createSchedule,
  dayAfter,
  describeRange,
  openDay,
  readClose,
  setDay,
  setException,
  showClose,
} from './edit-hours.ts';

const schedule = createSchedule('Europe/Berlin');

test('a new schedule is Monday to Friday, and one the server takes', () => {
  expect(scheduleSchema.safeParse(schedule).success).toBe(true);
  expect(schedule.week[5]).toEqual([{ open: '09:00', close: '17:00' }]);
  expect(schedule.week[6]).toEqual([]);
});

test('a day that is ticked gets the hours of the open day before it', () => {
  const late = setDay(schedule, 5, [{ open: '10:00', close: '14:00' }]);
  expect(openDay(late, 6).week[6]).toEqual([{ open: '10:00', close: '14:00' }]);
  expect(openDay(setDay(schedule, 1, []), 1).week[1]).toEqual([{ open: '09:00', close: '17:00' }]);
});

test('Monday is copied to the weekdays and leaves the weekend alone', () => {
  const copied = copyMondayToWeekdays(setDay(schedule, 1, [{ open: '07:00', close: '08:00' }]));
  for (const day of [2, 3, 4, 5] as const) expect(copied.week[day]).toEqual([{ open: '07:00', close: '08:00' }]);
  expect(copied.week[6]).toEqual([]);
});

test.each([
  ['17:00', '18:00', '20:00'],
  ['21:30', '22:00', '24:00'],
  ['20:00', '21:00', '23:00'],
])('after a range until %s another one from %s to %s is suggested', (close, open, end) => {
  expect(addRange([{ open: '09:00', close }]).at(-1)).toEqual({ open, close: end });
});

describe('midnight', () => {
  test('is written 00:00 in the field and 24:00 in the schedule', () => {
    expect(showClose({ open: '18:00', close: '24:00' })).toBe('00:00');
    expect(readClose('00:00')).toBe('24:00');
    expect(readClose('17:30')).toBe('17:30');
  });

  test.each([
    ['22:00', '06:00', 'ends next day'],
    ['18:00', '24:00', 'ends at midnight'],
    ['00:00', '24:00', 'all day'],
    ['09:00', '17:00', null],
    ['', '17:00', null],
  ])('%s to %s: %s', (open, close, words) => {
    expect(describeRange({ open, close })).toBe(words);
  });
});

describe('exceptions', () => {
  test('a new one is closed, on the first date that has none', () => {
    const twice = addException(addException(schedule, '2026-12-31'), '2026-12-31');
    expect(twice.exceptions).toEqual([
      { date: '2026-12-31', ranges: [] },
      { date: '2027-01-01', ranges: [] },
    ]);
    expect(scheduleSchema.safeParse(twice).success).toBe(true);
  });

  test('are changed and removed by their place', () => {
    const two = addException(addException(schedule, '2026-12-24'), '2026-12-24');
    const named = setException(two, 1, { date: '2026-12-25', name: 'Christmas', ranges: [] });
    expect(named.exceptions[1]?.name).toBe('Christmas');
    expect(setException(named, 0, null).exceptions.map(({ date }) => date)).toEqual(['2026-12-25']);
  });

  test('dates go on over leap days', () => {
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayAfter('2027-02-28')).toBe('2027-03-01');
    expect(dayAfter('2026-11-23', 14)).toBe('2026-12-07');
  });
});
