import { type Schedule, scheduleSchema } from '#contract/business-hours.ts';

export interface HoursCase {
  name: string;
  schedule: Schedule | null;
  /** What is asked, and what must be answered, as instants. */
  at: string;
  open: boolean;
  nextChangeAt: string | null;
}

type Days = Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, string>>;

/** Ranges as owners write them: "09:00-12:00 13:00-17:00". */
function readRanges(text: string): { open: string; close: string }[] {
  return text
    .split(' ')
    .filter((range) => range !== '')
    .map((range) => ({ open: range.slice(0, 5), close: range.slice(6) }));
}

export function schedule(timezone: string, days: Days, exceptions: Record<string, string> = {}): Schedule {
  return scheduleSchema.parse({
    timezone,
    week: Object.fromEntries(Object.entries(days).map(([day, ranges]) => [day, readRanges(ranges)])),
    exceptions: Object.entries(exceptions).map(([date, ranges]) => ({ date, ranges: readRanges(ranges) })),
  });
}

export function everyDay(ranges: string): Days {
  return { 1: ranges, 2: ranges, 3: ranges, 4: ranges, 5: ranges, 6: ranges, 7: ranges };
}

export const WORKDAYS: Days = {
  1: '09:00-17:00',
  2: '09:00-17:00',
  3: '09:00-17:00',
  4: '09:00-17:00',
  5: '09:00-17:00',
};

/** One opening told by four questions: just before, at its first instant, at its last one, at its end. */
export function opening(
  name: string,
  of: Schedule,
  opensAt: string,
  closesAt: string,
  nextOpeningAt: string | null,
): HoursCase[] {
  const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
  return [
    { name: `${name}: before`, schedule: of, at: before(opensAt), open: false, nextChangeAt: opensAt },
    { name: `${name}: opens`, schedule: of, at: opensAt, open: true, nextChangeAt: closesAt },
    { name: `${name}: last instant`, schedule: of, at: before(closesAt), open: true, nextChangeAt: closesAt },
    { name: `${name}: closes`, schedule: of, at: closesAt, open: false, nextChangeAt: nextOpeningAt },
  ];
}

export const newYork = (days: Days, exceptions?: Record<string, string>): Schedule =>
  schedule('America/New_York', days, exceptions);
export const london = (days: Days, exceptions?: Record<string, string>): Schedule =>
  schedule('Europe/London', days, exceptions);
