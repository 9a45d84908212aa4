import { DateTime } from 'luxon';

export interface DayRange {
  from?: string | undefined;
  /** Included. */
  to?: string | undefined;
}

/** The instants between which days of the calendar lie in a zone, the second excluded. */
export function instantsOf({ from, to }: DayRange, zone: string): { since: Date | null; before: Date | null } {
  return {
    since: from === undefined ? null : beginOf(from, zone, 0),
    before: to === undefined ? null : beginOf(to, zone, 1),
  };
}

/** Days can begin at one o'clock, where clocks go forward at midnight. */
function beginOf(day: string, zone: string, daysLater: number): Date {
  const midnight = DateTime.fromISO(day, { zone: 'utc' }).plus({ days: daysLater });
  const local = DateTime.fromObject(midnight.toObject(), { zone });
  return local.startOf('day').toJSDate();
}
