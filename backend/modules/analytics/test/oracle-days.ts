import { DateTime } from 'luxon';

/** Half-open, in ms. */
export interface Range {
  start: number;
  end: number;
}

const QUARTER = 900_000;

/** A day's first instant: the first quarter of an hour at which the zone's calendar shows it, or a later day. */
export function firstInstant(zone: string, day: string): number {
  let at = Date.parse(`${day}T00:00:00Z`) - 26 * 3_600_000;
  while (localDay(zone, at) < day) at += QUARTER;
  return at;
}

function localDay(zone: string, at: number): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');
}

export function shift(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shift(day, 1)) days.push(day);
  return days;
}

/** Where the points of a series begin. */
export function pointStarts(zone: string, days: { from: string; to: string }, range: Range, step: string): number[] {
  const starts: number[] = [];
  if (step === 'hour') {
    for (let at = range.start; at < range.end; at += 3_600_000) starts.push(at);
    return starts;
  }
  let last = '';
  for (const day of daysOf(days)) {
    const start = firstInstant(zone, day);
    if (localDay(zone, start) !== day) continue;
    const week = DateTime.fromISO(day, { zone: 'utc' });
    const name = step === 'day' ? day : step === 'week' ? `${week.weekYear}-${week.weekNumber}` : day.slice(0, 7);
    if (name !== last) starts.push(start);
    last = name;
  }
  return starts;
}
