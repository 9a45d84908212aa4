import type { Schedule, ScheduleException, TimeRange, Weekday } from '#contract/business-hours.ts';

export const WEEKDAYS: readonly { readonly day: Weekday; readonly name: string }[] = [
  { day: 1, name: 'Monday' },
  { day: 2, name: 'Tuesday' },
  { day: 3, name: 'Wednesday' },
  { day: 4, name: 'Thursday' },
  { day: 5, name: 'Friday' },
  { day: 6, name: 'Saturday' },
  { day: 7, name: 'Sunday' },
];
const OFFICE_HOURS: TimeRange = { open: '09:00', close: '17:00' };
const MIDNIGHT = '24:00';

/** What most owners mean when they switch hours on. */
export function createSchedule(timezone: string): Schedule {
  const day = (): TimeRange[] => [OFFICE_HOURS];
  return { timezone, week: { 1: day(), 2: day(), 3: day(), 4: day(), 5: day(), 6: [], 7: [] }, exceptions: [] };
}

export function setDay(schedule: Schedule, day: Weekday, ranges: TimeRange[]): Schedule {
  return { ...schedule, week: { ...schedule.week, [day]: ranges } };
}

/** What a day gets that is ticked: the hours of the nearest open day before it, or office hours. */
export function openDay(schedule: Schedule, day: Weekday): Schedule {
  const before = WEEKDAYS.filter((other) => other.day < day).toReversed();
  const like = before.find((other) => schedule.week[other.day].length > 0);
  return setDay(schedule, day, like ? [...schedule.week[like.day]] : [OFFICE_HOURS]);
}

export function copyMondayToWeekdays(schedule: Schedule): Schedule {
  const monday = schedule.week[1];
  return { ...schedule, week: { ...schedule.week, 2: [...monday], 3: [...monday], 4: [...monday], 5: [...monday] } };
}

/** A further range of a day: an hour after the last one ends, for two hours, before midnight if it fits. */
export function addRange(ranges: readonly TimeRange[]): TimeRange[] {
  const last = ranges.at(-1);
  if (last === undefined) return [OFFICE_HOURS];
  const endsAt = Number(last.close.slice(0, 2));
  const start = isOvernight(last) || endsAt >= 22 ? 0 : endsAt + 1;
  return [...ranges, { open: `${pad(start)}:00`, close: `${pad(Math.min(start + 2, 24))}:00` }];
}

/** What a time field shows: midnight at the end of a day is written 00:00 there. */
export function showClose({ close }: TimeRange): string {
  return close === MIDNIGHT ? '00:00' : close;
}

export function readClose(shown: string): string {
  return shown === '00:00' ? MIDNIGHT : shown;
}

export function isOvernight({ open, close }: TimeRange): boolean {
  return open !== '' && close !== '' && close !== MIDNIGHT && close < open;
}

/** What is worth a word beside a range; null when it simply begins and ends on one day. */
export function describeRange(range: TimeRange): string | null {
  if (range.open === '00:00' && range.close === MIDNIGHT) return 'all day';
  if (range.close === MIDNIGHT) return 'ends at midnight';
  return isOvernight(range) ? 'ends next day' : null;
}

/** The next date that has no exception yet, from `today` (`YYYY-MM-DD`) on: closed, until it is told otherwise. */
export function addException(schedule: Schedule, today: string): Schedule {
  const taken = new Set(schedule.exceptions.map(({ date }) => date));
  let date = today;
  while (taken.has(date)) date = dayAfter(date);
  return { ...schedule, exceptions: [...schedule.exceptions, { date, ranges: [] }] };
}

export function setException(schedule: Schedule, index: number, exception: ScheduleException | null): Schedule {
  const exceptions = schedule.exceptions.flatMap((before, place) => {
    if (place !== index) return [before];
    return exception === null ? [] : [exception];
  });
  return { ...schedule, exceptions };
}

/** The date after `date`, both `YYYY-MM-DD`. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function pad(hour: number): string {
  return String(hour).padStart(2, '0');
}
