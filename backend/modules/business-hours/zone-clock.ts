import { IANAZone } from 'luxon';

const DAY = 86_400_000;
/** No zone has changed its clock twice within six days since 1970, nor will by the rules known today. */
const PROBE_EVERY = 4 * DAY;
const MOST_YEARS = 4_096;

/** Offsets are milliseconds that the wall clock is ahead of UTC; `at` is the first instant of the new one. */
export interface ClockChange {
  at: number;
  before: number;
  after: number;
}

interface ZoneYear {
  /** At the year's first instant in UTC. */
  offset: number;
  /** After that instant, up to the next year's first one included. */
  changes: readonly ClockChange[];
}

/**
 * What was learnt of zones, by "zone/year". These are facts of the world, the same for every server in a process: asking
 * Intl for one offset takes longer than a whole decision may.
 */
const knownYears = new Map<string, ZoneYear>();

function readYear(zone: string, year: number): ZoneYear {
  const key = `${zone}/${year}`;
  const known = knownYears.get(key);
  if (known !== undefined) return known;
  if (knownYears.size >= MOST_YEARS) knownYears.clear();
  const learnt = learnYear(IANAZone.create(zone), Date.UTC(year), Date.UTC(year + 1));
  knownYears.set(key, learnt);
  return learnt;
}

function learnYear(zone: IANAZone, from: number, to: number): ZoneYear {
  if (!zone.isValid) throw new RangeError(`this server knows no time zone ${zone.name}`);
  const offsetAt = (instant: number): number => zone.offset(instant) * 60_000;
  const offset = offsetAt(from);
  const changes: ClockChange[] = [];
  let before = offset;
  for (let probe = from; probe < to; probe += PROBE_EVERY) {
    const end = Math.min(probe + PROBE_EVERY, to);
    const after = offsetAt(end);
    if (after !== before) changes.push({ at: findChange(offsetAt, probe, end), before, after });
    before = after;
  }
  return { offset, changes };
}

/** The first second with the new offset, by halving. */
function findChange(offsetAt: (instant: number) => number, from: number, to: number): number {
  const before = offsetAt(from);
  let [old, fresh] = [from / 1_000, to / 1_000];
  while (fresh - old > 1) {
    const middle = Math.floor((old + fresh) / 2);
    if (offsetAt(middle * 1_000) === before) old = middle;
    else fresh = middle;
  }
  return fresh * 1_000;
}

/** When the zone's clock is set: after `from` and up to `to` (instants in ms). */
export function findClockChanges(zone: string, from: number, to: number): ClockChange[] {
  const found: ClockChange[] = [];
  const lastYear = new Date(to).getUTCFullYear();
  for (let year = new Date(from).getUTCFullYear(); year <= lastYear; year += 1) {
    for (const change of readYear(zone, year).changes) if (change.at > from && change.at <= to) found.push(change);
  }
  return found;
}

function offsetAt(zone: string, instant: number): number {
  const { offset, changes } = readYear(zone, new Date(instant).getUTCFullYear());
  return changes.findLast(({ at }) => at <= instant)?.after ?? offset;
}

/**
 * The instants at which the zone's clock shows `wallTime` (milliseconds, read as if it were UTC). They differ in the hour
 * that happens twice. A time that the clock skips is moved forward by what was skipped: 02:30 becomes 03:30.
 */
export function readWallTime(zone: string, wallTime: number): { earliest: number; latest: number } {
  // Offsets lie between -12 and +14 hours, so the instant is less than a day away.
  const changes = findClockChanges(zone, wallTime - DAY, wallTime + DAY);
  const first = wallTime - (changes[0]?.before ?? offsetAt(zone, wallTime - DAY));
  const instants = changes[0] === undefined || first < changes[0].at ? [first] : [];
  changes.forEach(({ at, after }, index) => {
    const instant = wallTime - after;
    if (instant >= at && instant < (changes[index + 1]?.at ?? Number.POSITIVE_INFINITY)) instants.push(instant);
  });
  if (instants.length === 0) {
    const skip = changes.find(({ at, before, after }) => wallTime - before >= at && wallTime - after < at);
    const moved = wallTime - (skip?.before ?? 0);
    return { earliest: moved, latest: moved };
  }
  return { earliest: Math.min(...instants), latest: Math.max(...instants) };
}
