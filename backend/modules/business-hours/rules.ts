import { readDay, type Schedule } from '#contract/business-hours.ts';
import { formatDay, type LocalRun, listLocalRuns } from './local-runs.ts';
import { findClockChanges, readWallTime } from './zone-clock.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Finds Monday's opening from Friday's closing: most decisions look no further. */
const FIRST_LOOK = 3 * DAY;
/** A week's pattern that brings no change in four weeks never will: clock changes can swallow one week's, or two. */
const FULL_LOOK = 28 * DAY;

export interface OpeningDecision {
  open: boolean;
  /** The first instant after the asked one at which `open` turns; null where it never will. */
  nextChangeAt: Date | null;
}

/** Half-open: includes `from`, excludes `to`. */
export interface OpenInterval {
  from: Date;
  to: Date;
}

/** Instants in milliseconds, half-open. */
interface Opening {
  opensAt: number;
  closesAt: number;
}

/**
 * Is it open at `instant`, and when does that change? Without a schedule it is always open. The answer depends on nothing
 * but the arguments: not on the clock or the time zone of the process. Throws RangeError for an invalid Date.
 */
export function decideOpening(schedule: Schedule | null, instant: Date): OpeningDecision {
  const now = readInstant(instant);
  if (schedule === null) return { open: true, nextChangeAt: null };
  let [from, until] = [now, now + FIRST_LOOK];
  let open: boolean | undefined;
  for (;;) {
    const [opening] = findOpenings(schedule, from, until);
    const isOpenAtFrom = opening !== undefined && opening.opensAt <= from;
    open ??= isOpenAtFrom;
    const change = isOpenAtFrom ? opening.closesAt : opening?.opensAt;
    if (change !== undefined && change <= until) return { open, nextChangeAt: new Date(change) };
    const next = findNextLook(schedule, from, until);
    if (next === null) return { open, nextChangeAt: null };
    [from, until] = [next, next + FULL_LOOK];
  }
}

/** Where to look on after nothing changed up to `until`; null when nothing ever will. */
function findNextLook({ exceptions }: Schedule, from: number, until: number): number | null {
  const [first, last] = [formatDay(dayOf(from) - 2), formatDay(dayOf(until) + 2)];
  const hasWeekAlone = !exceptions.some(({ date }) => date >= first && date <= last);
  if (until - from < FULL_LOOK || !hasWeekAlone) return until;
  const later = exceptions.filter(({ date }) => date > last).map(({ date }) => readDay(date));
  return later.length === 0 ? null : (Math.min(...later) - 2) * DAY;
}

/** All open time between two instants, in order, clipped to them; intervals never touch each other. */
export function listOpenings(schedule: Schedule | null, from: Date, to: Date): OpenInterval[] {
  const [start, end] = [readInstant(from), readInstant(to)];
  if (start >= end) return [];
  if (schedule === null) return [{ from: new Date(start), to: new Date(end) }];
  return findOpenings(schedule, start, end)
    .filter(({ opensAt }) => opensAt < end)
    .map(({ opensAt, closesAt }) => ({
      from: new Date(Math.max(opensAt, start)),
      to: new Date(Math.min(closesAt, end)),
    }));
}

/** How much of the time between two instants was open, in ms; 0 where `to` is not after `from`. */
export function openMsBetween(schedule: Schedule | null, from: Date, to: Date): number {
  return listOpenings(schedule, from, to).reduce(
    (sum, opening) => sum + (opening.to.getTime() - opening.from.getTime()),
    0,
  );
}

/** Every turn of `open` after `from` and up to `to`: what following `nextChangeAt` from `from` on would visit. */
export function listTransitions(schedule: Schedule | null, from: Date, to: Date): { at: Date; open: boolean }[] {
  const [start, end] = [readInstant(from), readInstant(to)];
  if (schedule === null || start >= end) return [];
  return findOpenings(schedule, start, end)
    .flatMap(({ opensAt, closesAt }) => [
      { at: opensAt, open: true },
      { at: closesAt, open: false },
    ])
    .filter(({ at }) => at > start && at <= end)
    .map(({ at, open }) => ({ at: new Date(at), open }));
}

/** When the zone's own clock is set after `from` and up to `to`: minutes forward, or back if negative. */
export function listClockChanges(timezone: string, from: Date, to: Date): { at: Date; minutes: number }[] {
  const [start, end] = [readInstant(from), readInstant(to)];
  return findClockChanges(timezone, start, end).map(({ at, before, after }) => ({
    at: new Date(at),
    minutes: (after - before) / MINUTE,
  }));
}

/**
 * The openings that end after `from` and begin up to `to`, in order, none touching the next. Reads the days around both:
 * a wall clock is at most 14 hours away from UTC, and a range may have started the evening before.
 */
function findOpenings(schedule: Schedule, from: number, to: number): Opening[] {
  const openings = listLocalRuns(schedule, dayOf(from) - 2, dayOf(to) + 1)
    .map((run) => resolveRun(schedule.timezone, run))
    .filter(({ opensAt, closesAt }) => opensAt < closesAt)
    // A start that is moved out of a skipped hour can pass the next one.
    .sort((a, b) => a.opensAt - b.opensAt);
  return mergeTouching(openings).filter(({ opensAt, closesAt }) => closesAt > from && opensAt <= to);
}

/** Where the clock shows a time twice, the owner's hours are the longest that can be meant. */
function resolveRun(zone: string, { start, end, endsAtClosedDate }: LocalRun): Opening {
  const closing = readWallTime(zone, end * MINUTE);
  return {
    opensAt: readWallTime(zone, start * MINUTE).earliest,
    closesAt: endsAtClosedDate ? closing.earliest : closing.latest,
  };
}

function mergeTouching(sorted: readonly Opening[]): Opening[] {
  const merged: Opening[] = [];
  for (const opening of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && opening.opensAt <= last.closesAt) {
      last.closesAt = Math.max(last.closesAt, opening.closesAt);
    } else {
      merged.push({ ...opening });
    }
  }
  return merged;
}

function dayOf(instant: number): number {
  return Math.floor(instant / DAY);
}

function readInstant(instant: Date): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new RangeError('business hours were asked about an invalid date');
  return time;
}
