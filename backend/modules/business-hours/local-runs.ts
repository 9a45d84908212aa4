import { readDay, readRange, type Schedule, type TimeRange, type Weekday } from '#contract/business-hours.ts';

const MINUTES_PER_DAY = 24 * 60;
const MS_PER_DAY = 86_400_000;

/** An unbroken stretch of open time on the wall clock, in minutes since 1970-01-01 00:00 of that clock; `end` is excluded. */
export interface LocalRun {
  start: number;
  end: number;
  /** The next date is closed by an exception: the run ends when that date begins, even where its midnight comes twice. */
  endsAtClosedDate: boolean;
}

/**
 * The runs that start on one of the days (counted since 1970-01-01), in order. Ranges that touch or overlap are one run, so
 * that splitting a range changes nothing.
 */
export function listLocalRuns(schedule: Schedule, firstDay: number, lastDay: number): LocalRun[] {
  const rangesOn = readDays(schedule, firstDay, lastDay + 1);
  const runs: LocalRun[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const isNextClosed = rangesOn(day + 1).closed;
    for (const run of placeRanges(rangesOn(day).ranges, day, isNextClosed)) append(runs, run);
  }
  return runs;
}

function placeRanges(ranges: readonly TimeRange[], day: number, isNextClosed: boolean): LocalRun[] {
  const midnight = day * MINUTES_PER_DAY;
  const nextMidnight = midnight + MINUTES_PER_DAY;
  return ranges
    .map(readRange)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const endsAtClosedDate = isNextClosed && midnight + end >= nextMidnight;
      return {
        start: midnight + start,
        end: endsAtClosedDate ? nextMidnight : midnight + end,
        endsAtClosedDate,
      };
    });
}

/** `run` starts after every start before it, or within the night before it. */
function append(runs: LocalRun[], run: LocalRun): void {
  const last = runs.at(-1);
  if (last === undefined || run.start > last.end) {
    runs.push(run);
  } else if (run.end > last.end) {
    last.end = run.end;
    last.endsAtClosedDate = run.endsAtClosedDate;
  }
}

type DayPlan = { ranges: readonly TimeRange[]; closed: boolean };

function readDays({ week, exceptions }: Schedule, firstDay: number, lastDay: number): (day: number) => DayPlan {
  const [first, last] = [formatDay(firstDay), formatDay(lastDay)];
  const dated = new Map(
    exceptions.filter(({ date }) => date >= first && date <= last).map(({ date, ranges }) => [readDay(date), ranges]),
  );
  return (day) => {
    const exception = dated.get(day);
    return exception === undefined
      ? { ranges: week[weekdayOf(day)], closed: false }
      : { ranges: exception, closed: exception.length === 0 };
  };
}

/** "2026-12-24", from days since 1970-01-01. */
export function formatDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
