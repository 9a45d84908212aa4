import { z } from 'zod';
import { personNameSchema } from './primitives.ts';

const MINUTES_PER_DAY = 24 * 60;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = (typeof WEEKDAYS)[number];

/** The sentence for whatever has the wrong shape; unknown keys keep zod's own, which names them. */
const orUnknownKey =
  (message: string) =>
  (issue: { code?: string | undefined }): string | undefined =>
    issue.code === 'unrecognized_keys' ? undefined : message;

/** Zones have a name because a name knows its clock changes; an offset such as +05:00 does not, although Intl takes it. */
function isZoneName(text: string): boolean {
  if (!/^[A-Za-z].{0,63}$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

const TIMEZONE = 'must be the name of a time zone, such as Europe/Berlin or UTC';
export const timezoneSchema = z.string(TIMEZONE).refine(isZoneName, TIMEZONE);

const OPEN = 'must be a time from 00:00 to 23:59, such as 09:00';
const CLOSE = 'must be a time from 00:00 to 24:00, such as 17:30';

/**
 * From `open`, included, to `close`, excluded, on the zone's clock. `close` at or before `open` means the next day
 * ("22:00" to "06:00"); a whole day is "00:00" to "24:00".
 */
export const timeRangeSchema = z
  .strictObject(
    {
      open: z.string(OPEN).regex(/^([01]\d|2[0-3]):[0-5]\d$/, OPEN),
      close: z.string(CLOSE).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, CLOSE),
    },
    { error: orUnknownKey('must be a range with open and close') },
  )
  .refine(({ open, close }) => open !== close, {
    path: ['close'],
    message: 'must differ from open; a whole day is 00:00 to 24:00',
  });
export type TimeRange = z.infer<typeof timeRangeSchema>;

const rangesSchema = z.array(timeRangeSchema, 'must be a list of ranges').max(12, 'at most 12 ranges a day');

const DATE = 'must be a date of the calendar, such as 2026-12-24';
export const scheduleExceptionSchema = z.strictObject(
  {
    /** A day on the calendar of the schedule's zone. */
    date: z.iso.date(DATE),
    name: personNameSchema.optional(),
    /** Instead of the week's ranges that start on this date. None: closed from midnight to midnight. */
    ranges: rangesSchema,
  },
  { error: orUnknownKey('must be an exception with date and ranges') },
);
export type ScheduleException = z.infer<typeof scheduleExceptionSchema>;

/** A weekday left out is closed. */
const dayShape = rangesSchema.default(() => []);

/** When a chatbot may hand over to a person. No schedule at all (`null`) means always. */
export const scheduleSchema = z
  .strictObject(
    {
      timezone: timezoneSchema,
      week: z.strictObject(
        { 1: dayShape, 2: dayShape, 3: dayShape, 4: dayShape, 5: dayShape, 6: dayShape, 7: dayShape },
        { error: orUnknownKey('must list the ranges of the weekdays 1 (Monday) to 7 (Sunday)') },
      ),
      exceptions: z
        .array(scheduleExceptionSchema, 'must be a list of exceptions')
        .max(500, 'at most 500 exceptions')
        .default(() => []),
    },
    { error: orUnknownKey('must be a schedule with timezone, week and exceptions') },
  )
  .superRefine((schedule, context) => {
    const { week, exceptions } = schedule;
    const problems = [
      ...findWeekOverlaps(week),
      ...findRepeatedDates(exceptions),
      ...findExceptionOverlaps(exceptions),
    ];
    for (const { path, message } of problems) context.addIssue({ code: 'custom', path, message });
  });
export type Schedule = z.infer<typeof scheduleSchema>;

/** "09:30" → 570, "24:00" → 1440. */
export function readMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Minutes since the midnight at which the range's day begins; an end above 1440 lies on the next day. */
export function readRange({ open, close }: TimeRange): { start: number; end: number } {
  const start = readMinutes(open);
  const end = readMinutes(close);
  return { start, end: end <= start ? end + MINUTES_PER_DAY : end };
}

/** Days since 1970-01-01 of a date such as "2026-12-24". */
export function readDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / (MINUTES_PER_DAY * 60_000);
}

type Path = (string | number)[];

/** A range on one straight line of minutes, with what an owner would call it. */
interface PlacedRange {
  path: Path;
  label: string;
  start: number;
  end: number;
}

function placeRange(range: TimeRange, day: number, dayName: string, path: Path): PlacedRange {
  const { start, end } = readRange(range);
  const midnight = day * MINUTES_PER_DAY;
  return { path, label: `${dayName} ${range.open}–${range.close}`, start: midnight + start, end: midnight + end };
}

function findWeekOverlaps(week: Schedule['week']): { path: Path; message: string }[] {
  const ranges = WEEKDAYS.flatMap((weekday) =>
    week[weekday].map((range, index) =>
      placeRange(range, weekday, WEEKDAY_NAMES[weekday - 1] ?? '', ['week', String(weekday), index]),
    ),
  );
  // The range that lasts longest into Sunday night, once more before Monday, which it may reach.
  const lastOfWeek = ranges.toSorted((a, b) => b.end - a.end).slice(0, 1);
  const weekBefore = lastOfWeek.map((range) => ({
    ...range,
    start: range.start - 7 * MINUTES_PER_DAY,
    end: range.end - 7 * MINUTES_PER_DAY,
  }));
  return findOverlaps([...weekBefore, ...ranges]);
}

function findExceptionOverlaps(exceptions: readonly ScheduleException[]): { path: Path; message: string }[] {
  return findOverlaps(
    exceptions.flatMap(({ date, ranges }, index) =>
      ranges.map((range, position) =>
        placeRange(range, readDay(date), date, ['exceptions', index, 'ranges', position]),
      ),
    ),
  );
}

function findRepeatedDates(exceptions: readonly ScheduleException[]): { path: Path; message: string }[] {
  return exceptions.flatMap(({ date }, index) =>
    exceptions.findIndex((other) => other.date === date) === index
      ? []
      : [{ path: ['exceptions', index, 'date'], message: `${date} is listed twice` }],
  );
}

/** Blames the later of the two ranges. */
function findOverlaps(ranges: readonly PlacedRange[]): { path: Path; message: string }[] {
  const overlaps: { path: Path; message: string }[] = [];
  let longest: PlacedRange | null = null;
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    if (longest !== null && range.start < longest.end) {
      overlaps.push({ path: range.path, message: `${range.label} overlaps ${longest.label}` });
    }
    if (longest === null || range.end > longest.end) longest = range;
  }
  return overlaps;
}
