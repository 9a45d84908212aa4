import { DateTime, IANAZone } from 'luxon';
import type { Step } from '#contract/analytics/report.ts';
import { readDay } from '#contract/business-hours.ts';
import { findClockChanges, readWallTime } from '../../business-hours/index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days of a calendar, both included, and when they begin and end: half-open, in ms. */
export interface Span {
  from: string;
  to: string;
  startsAt: number;
  endsAt: number;
}

/** When a day such as 2026-11-23 begins: its first instant, also where midnight is skipped or comes twice. */
export function findStartOfDay(zone: string, day: string): number {
  return readWallTime(zone, readDay(day) * DAY).earliest;
}

function addDays(day: string, days: number): string {
  return new Date((readDay(day) + days) * DAY).toISOString().slice(0, 10);
}

export function findSpan(zone: string, { from, to }: { from: string; to: string }): Span {
  return { from, to, startsAt: findStartOfDay(zone, from), endsAt: findStartOfDay(zone, addDays(to, 1)) };
}

export function countDays({ from, to }: { from: string; to: string }): number {
  return readDay(to) - readDay(from) + 1;
}

/**
 * The same number of days directly before. Of a span that is not over, as much of them as has gone by of it: until the same
 * time of day as it is now, so that a morning is not compared with a whole day.
 */
export function findPreviousSpan(zone: string, span: Span, now: Date): Span & { isPart: boolean } {
  const days = countDays(span);
  const whole = findSpan(zone, { from: addDays(span.from, -days), to: addDays(span.from, -1) });
  if (now.getTime() >= span.endsAt) return { ...whole, isPart: false };
  const wallTime = now.getTime() + IANAZone.create(zone).offset(now.getTime()) * 60_000;
  const sameTime = readWallTime(zone, wallTime - days * DAY).earliest;
  const endsAt = Math.min(Math.max(sameTime, whole.startsAt), whole.endsAt);
  const to = endsAt === whole.startsAt ? whole.from : findToday(zone, new Date(endsAt - 1));
  return { ...whole, to, endsAt, isPart: true };
}

export function decideStep(days: number): Step {
  if (days <= 2) return 'hour';
  if (days <= 92) return 'day';
  return days <= 366 ? 'week' : 'month';
}

/** When the points of a span begin, in ms, the first with the span. An hour is 60 minutes, whatever the clock does. */
export function listPoints(zone: string, span: Span, step: Step): number[] {
  if (step === 'hour') {
    const hours = Math.ceil((span.endsAt - span.startsAt) / HOUR);
    return Array.from({ length: hours }, (_, hour) => span.startsAt + hour * HOUR);
  }
  const days = Array.from({ length: countDays(span) }, (_, index) => addDays(span.from, index));
  const begins = { day: () => true, week: isMonday, month: (day: string) => day.endsWith('-01') }[step];
  const starts = days.filter((day, index) => index === 0 || begins(day)).map((day) => findStartOfDay(zone, day));
  // A day that a zone has left out (Apia's 30th of December 2011) begins when the next one does.
  return starts.filter((start, index) => start < span.endsAt && start !== starts[index + 1]);
}

/** 1970-01-01 was a Thursday. */
function isMonday(day: string): boolean {
  return (readDay(day) + 3) % 7 === 0;
}

/** How many seconds the wall clock is ahead of UTC: `offsets[n]` holds from `changes[n - 1]` on, the first from the start. */
export function listOffsets(zone: string, { startsAt, endsAt }: Span): { changes: number[]; offsets: number[] } {
  const changes = findClockChanges(zone, startsAt, endsAt);
  const first = IANAZone.create(zone).offset(startsAt) * 60;
  return { changes: changes.map(({ at }) => at), offsets: [first, ...changes.map(({ after }) => after / 1_000)] };
}

/** The day that it is somewhere. */
export function findToday(zone: string, now: Date): string {
  return DateTime.fromJSDate(now, { zone }).toFormat('yyyy-MM-dd');
}
