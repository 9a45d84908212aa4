/**
 * What a wall clock in a zone shows, minute by minute, read off Intl and nothing else. Part of the oracle: shares no code and
 * no library with the rules.
 */
export interface WallClockTable {
  /** The first minute of the table, in minutes of UTC since 1970. */
  firstMinute: number;
  /** What the clock shows in each minute, in minutes since 1970 of that clock. */
  shown: Int32Array;
}

const MINUTE = 60_000;

type Clock = (minute: number) => number;

function makeClock(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (minute) => {
    const [month = 0, day = 0, year = 0, hour = 0, minutes = 0] = (
      format.format(minute * MINUTE).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minutes) / MINUTE;
  };
}

export function readWallClock(zone: string, firstMinute: number, minutes: number): WallClockTable {
  const clock = makeClock(zone);
  return { firstMinute, shown: Int32Array.from({ length: minutes }, (_, index) => clock(firstMinute + index)) };
}

/** Days (since 1970) of the year on which the zone's clock is set, looked at from noon to noon. */
export function findSwitchDays(zone: string, year: number): number[] {
  const clock = makeClock(zone);
  const firstDay = Date.UTC(year) / (1_440 * MINUTE);
  const offsets = Array.from({ length: 367 }, (_, index) => {
    const noon = (firstDay + index) * 1_440 + 720;
    return clock(noon) - noon;
  });
  return offsets.flatMap((offset, index) => (index > 0 && offset !== offsets[index - 1] ? [firstDay + index] : []));
}
