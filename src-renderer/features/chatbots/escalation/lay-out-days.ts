import { dayAfter } from '../../schedule/edit-hours.ts';

export interface Simulation {
  readonly openings: readonly { readonly from: string; readonly to: string }[];
  readonly clockChanges: readonly { readonly at: string; readonly shiftMinutes: number }[];
}

/** One day of the zone's calendar, with places in it as shares of its length, 0 to 1. */
export interface SimulatedDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly open: readonly { readonly start: number; readonly end: number; readonly words: string }[];
  readonly clockChanges: readonly { readonly at: number; readonly shiftMinutes: number }[];
}

/** The days from `from` to `to`, both included, on the zone's calendar. Days with a clock change are longer or shorter. */
export function layOutDays(simulation: Simulation, timezone: string, from: string, to: string): SimulatedDay[] {
  const zone = readZone(timezone);
  const days: SimulatedDay[] = [];
  for (let date = from; date <= to; date = dayAfter(date)) {
    const begin = zone.startOf(date);
    const end = zone.startOf(dayAfter(date));
    const placeOf = (instant: number): number => (instant - begin) / (end - begin);
    const open = simulation.openings.flatMap((opening) => {
      const start = Math.max(Date.parse(opening.from), begin);
      const stop = Math.min(Date.parse(opening.to), end);
      if (start >= stop) return [];
      const words = `${zone.timeOf(start)}–${stop === end ? '24:00' : zone.timeOf(stop)}`;
      return [{ start: placeOf(start), end: placeOf(stop), words }];
    });
    const clockChanges = simulation.clockChanges
      .map(({ at, shiftMinutes }) => ({ at: placeOf(Date.parse(at)), shiftMinutes }))
      .filter(({ at }) => at >= 0 && at < 1);
    // A date that a zone has skipped altogether has no length.
    if (end > begin) days.push({ date, open, clockChanges });
  }
  return days;
}

/** The instants at which the dates `from` and the one after `to` begin in a zone. */
export function boundsOf(timezone: string, from: string, to: string): { from: string; to: string } {
  const zone = readZone(timezone);
  return {
    from: new Date(zone.startOf(from)).toISOString(),
    to: new Date(zone.startOf(dayAfter(to))).toISOString(),
  };
}

/** Today's date in a zone, `YYYY-MM-DD`. */
export function todayIn(timezone: string, now: number): string {
  return readZone(timezone).dateOf(now);
}

const DAY_MS = 86_400_000;

function readZone(timezone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  /** What the wall clock shows, as if it were UTC. */
  function wallAt(instant: number): number {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }
  const dateOf = (instant: number): string => new Date(wallAt(instant)).toISOString().slice(0, 10);
  return {
    dateOf,
    timeOf: (instant: number): string => new Date(wallAt(instant)).toISOString().slice(11, 16),
    /** The first instant of a date: usually midnight, later where the clocks skip it. */
    startOf(date: string): number {
      const midnight = Date.parse(`${date}T00:00:00Z`);
      const offsets = [midnight - DAY_MS, midnight + DAY_MS].map((near) => wallAt(near) - near);
      const candidates = offsets.map((offset) => midnight - offset).filter((instant) => dateOf(instant) >= date);
      return Math.min(...candidates);
    },
  };
}
