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

export function rangeOf(zone: string, { from, to }: { from: string; to: string }): Range {
  return { start: firstInstant(zone, from), end: firstInstant(zone, shift(to, 1)) };
}

/** Days, or the beginning of them. */
export interface Part {
  days: { from: string; to: string };
  range: Range;
}

/** What counts of the days before: all of them, or as much as has gone by of those that are asked about. */
export function partBefore(
  zone: string,
  asked: { from: string; to: string },
  before: { from: string; to: string },
  now: number,
): Part & { isPart: boolean } {
  const range = rangeOf(zone, before);
  if (rangeOf(zone, asked).end <= now) return { days: before, range, isPart: false };
  const clock = DateTime.fromMillis(now, { zone });
  const day = shift(clock.toFormat('yyyy-MM-dd'), -daysOf(asked).length);
  const until = DateTime.fromISO(`${day}T${clock.toFormat('HH:mm:ss.SSS')}`, { zone }).toMillis();
  if (until <= range.start)
    return { days: { ...before, to: before.from }, range: { ...range, end: range.start }, isPart: true };
  const end = until > range.end ? range.end : until;
  return { days: { ...before, to: localDay(zone, end - 1) }, range: { ...range, end }, isPart: true };
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
    if (localDay(zone, start) !== day || start >= range.end) continue;
    const week = DateTime.fromISO(day, { zone: 'utc' });
    const name = step === 'day' ? day : step === 'week' ? `${week.weekYear}-${week.weekNumber}` : day.slice(0, 7);
    if (name !== last) starts.push(start);
    last = name;
  }
  return starts;
}
