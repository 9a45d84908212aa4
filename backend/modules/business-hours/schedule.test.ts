import { describe, expect, test } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';

const range = (text: string): unknown => ({ open: text.slice(0, 5), close: text.slice(6) });
const week = (days: Record<number, string[]>): unknown =>
  Object.fromEntries(Object.entries(days).map(([day, ranges]) => [day, ranges.map(range)]));
const withWeek = (days: Record<number, string[]>): unknown => ({ timezone: 'UTC', week: week(days) });
const withExceptions = (...exceptions: unknown[]): unknown => ({ timezone: 'UTC', week: {}, exceptions });
const withZone = (timezone: unknown): unknown => ({ timezone, week: {} });
const withRange = (only: unknown): unknown => ({ timezone: 'UTC', week: { 1: [only] } });

/** "field: message", as the edge tells them. */
function problemsOf(input: unknown): string[] {
  const issues = scheduleSchema.safeParse(input).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const ZONE = 'timezone: must be the name of a time zone, such as Europe/Berlin or UTC';
const OPEN = 'week.1.0.open: must be a time from 00:00 to 23:59, such as 09:00';
const CLOSE = 'week.1.0.close: must be a time from 00:00 to 24:00, such as 17:30';
const SAME = 'week.1.0.close: must differ from open; a whole day is 00:00 to 24:00';
const DATE = 'exceptions.0.date: must be a date of the calendar, such as 2026-12-24';

describe('refused, by field', () => {
  test.each([
    ['an offset', withZone('UTC+5'), ZONE],
    ['an ISO offset', withZone('+05:00'), ZONE],
    ['another planet', withZone('Mars/Base'), ZONE],
    ['a blank behind the zone', withZone('UTC '), ZONE],
    ['an empty zone', withZone(''), ZONE],
    ['no zone', { week: {} }, ZONE],
    ['a very long zone', withZone('A'.repeat(100_000)), ZONE],
    ['25:00', withRange(range('25:00-09:00')), OPEN],
    ['opening at 24:00', withRange(range('24:00-06:00')), OPEN],
    ['9:00', withRange({ open: '9:00', close: '17:00' }), OPEN],
    ['a number', withRange({ open: 540, close: '17:00' }), OPEN],
    ['no opening', withRange({ close: '17:00' }), OPEN],
    ['09:60', withRange(range('09:00-09:60')), CLOSE],
    ['24:01', withRange(range('09:00-24:01')), CLOSE],
    ['a line break behind', withRange({ open: '09:00', close: '17:00\n' }), CLOSE],
    ['open = close', withRange(range('09:00-09:00')), SAME],
    ['midnight to midnight without 24:00', withRange(range('00:00-00:00')), SAME],
    ['a range that is none', withRange('09:00-17:00'), 'week.1.0: must be a range with open and close'],
    ['ranges that are none', { timezone: 'UTC', week: { 1: '09:00-17:00' } }, 'week.1: must be a list of ranges'],
    ['13 ranges', withWeek({ 1: Array.from({ length: 13 }, () => '09:00-10:00') }), 'week.1: at most 12 ranges a day'],
    [
      'a list for the week',
      { timezone: 'UTC', week: [] },
      'week: must list the ranges of the weekdays 1 (Monday) to 7 (Sunday)',
    ],
    ['no week', { timezone: 'UTC' }, 'week: must list the ranges of the weekdays 1 (Monday) to 7 (Sunday)'],
    ['no schedule', 'nine to five', ': must be a schedule with timezone, week and exceptions'],
    [
      'overlap',
      withWeek({ 1: ['09:00-12:00', '11:59-15:00'] }),
      'week.1.1: Monday 11:59–15:00 overlaps Monday 09:00–12:00',
    ],
    [
      'overlap, listed the other way round',
      withWeek({ 3: ['11:00-15:00', '09:00-12:00'] }),
      'week.3.0: Wednesday 11:00–15:00 overlaps Wednesday 09:00–12:00',
    ],
    [
      'the same twice',
      withWeek({ 2: ['09:00-12:00', '09:00-12:00'] }),
      'week.2.1: Tuesday 09:00–12:00 overlaps Tuesday 09:00–12:00',
    ],
    [
      'overlap with the night before',
      withWeek({ 1: ['22:00-06:00'], 2: ['05:00-12:00'] }),
      'week.2.0: Tuesday 05:00–12:00 overlaps Monday 22:00–06:00',
    ],
    [
      'overlap of Sunday night with Monday',
      withWeek({ 7: ['22:00-06:00'], 1: ['05:00-12:00'] }),
      'week.1.0: Monday 05:00–12:00 overlaps Sunday 22:00–06:00',
    ],
    [
      'a name that is none',
      withExceptions({ date: '2026-12-24', name: 'a\nb', ranges: [] }),
      'exceptions.0.name: must be one plain line',
    ],
    ['29 February without a leap year', withExceptions({ date: '2026-02-29', ranges: [] }), DATE],
    ['a date in words', withExceptions({ date: 'Christmas', ranges: [] }), DATE],
    ['a date with a time', withExceptions({ date: '2026-12-24T00:00:00Z', ranges: [] }), DATE],
    [
      'an exception without ranges',
      withExceptions({ date: '2026-12-24' }),
      'exceptions.0.ranges: must be a list of ranges',
    ],
    ['an exception that is none', withExceptions(null), 'exceptions.0: must be an exception with date and ranges'],
    [
      'exceptions that are none',
      { timezone: 'UTC', week: {}, exceptions: {} },
      'exceptions: must be a list of exceptions',
    ],
    [
      'a date twice',
      withExceptions({ date: '2026-12-24', ranges: [] }, { date: '2026-12-24', ranges: [range('09:00-10:00')] }),
      'exceptions.1.date: 2026-12-24 is listed twice',
    ],
    [
      'overlap on a date',
      withExceptions({ date: '2026-12-24', ranges: [range('09:00-12:00'), range('11:00-13:00')] }),
      'exceptions.0.ranges.1: 2026-12-24 11:00–13:00 overlaps 2026-12-24 09:00–12:00',
    ],
    [
      'overlap of two dates',
      withExceptions(
        { date: '2026-12-25', ranges: [range('05:00-12:00')] },
        { date: '2026-12-24', ranges: [range('22:00-06:00')] },
      ),
      'exceptions.0.ranges.0: 2026-12-25 05:00–12:00 overlaps 2026-12-24 22:00–06:00',
    ],
  ])('%s', (_, input, problem) => {
    expect(problemsOf(input)).toEqual([problem]);
  });

  test('keys nobody knows, by their name', () => {
    const unknown = { timezone: 'UTC', week: { mon: [] }, exceptions: [], zone: 'UTC' };
    const keys = scheduleSchema.safeParse(unknown).error?.issues.map((issue) => 'keys' in issue && issue.keys);
    expect(keys).toEqual([['mon'], ['zone']]);
    expect(problemsOf(JSON.parse('{"timezone":"UTC","week":{"__proto__":[]}}'))).toHaveLength(1);
  });

  test('every fault of a schedule is told at once', () => {
    expect(problemsOf({ timezone: 'UTC+5', week: { 1: [range('25:00-24:30')] } })).toEqual([ZONE, OPEN, CLOSE]);
  });
});

describe('accepted', () => {
  test.each([
    ['UTC', withZone('UTC')],
    ['a zone with a sign in its name', withZone('Etc/GMT+5')],
    ['an old name', withZone('Asia/Calcutta')],
    ['a zone of three parts', withZone('America/Argentina/Buenos_Aires')],
    ['all day, every day', withWeek({ 1: ['00:00-24:00'], 2: ['00:00-24:00'], 7: ['00:00-24:00'] })],
    ['ranges that touch', withWeek({ 1: ['09:00-12:00', '12:00-17:00', '22:00-24:00'], 2: ['00:00-03:00'] })],
    ['nights that touch around the week', withWeek({ 7: ['22:00-06:00'], 1: ['06:00-12:00'] })],
    ['one range of almost a day', withWeek({ 7: ['12:00-11:59'] })],
    ['a leap day', withExceptions({ date: '2028-02-29', name: 'Leap day', ranges: [] })],
    [
      'an exception that reaches into the week',
      {
        timezone: 'UTC',
        week: { 5: [range('05:00-09:00')] },
        exceptions: [{ date: '2026-12-24', ranges: [range('22:00-06:00')] }],
      },
    ],
  ])('%s', (_, input) => {
    expect(problemsOf(input)).toEqual([]);
  });

  test('weekdays and exceptions left out are closed and none; the rest stays as written', () => {
    expect(scheduleSchema.parse(withWeek({ 2: ['09:00-24:00'] }))).toEqual({
      timezone: 'UTC',
      week: { 1: [], 2: [{ open: '09:00', close: '24:00' }], 3: [], 4: [], 5: [], 6: [], 7: [] },
      exceptions: [],
    });
  });
});
