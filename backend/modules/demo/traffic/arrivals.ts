import { DateTime, IANAZone } from 'luxon';
import type { Chance } from './chance.ts';

const QUARTER = 900_000;
const HOUR = 3_600_000;

/** How busy each hour of a weekday is: quiet nights, a busy morning, a dip at lunch, a second wave, a long evening. */
const HOURS = [3, 2, 1, 1, 1, 2, 5, 12, 28, 48, 60, 55, 30, 42, 56, 58, 50, 40, 30, 26, 24, 20, 12, 6];
/** Monday first. People shop on Sundays, but fewer than on Mondays. */
const WEEKDAYS = [1.25, 1.1, 1, 1, 0.95, 0.6, 0.45];

/** Half-open, from midnight of `from` in the zone. */
export function findSpan(zone: string, from: string, days: number): { start: number; end: number } {
  const first = DateTime.fromISO(from, { zone });
  if (!first.isValid) throw new RangeError(`no such day: ${from} in ${zone}`);
  return { start: first.toMillis(), end: first.plus({ days }).toMillis() };
}

/** When visitors begin to talk: instants in ascending order, some of them in the hours around clock changes. */
export function planArrivals(
  chance: Chance,
  zone: string,
  span: { start: number; end: number },
  count: number,
): number[] {
  const iana = IANAZone.create(zone);
  const slots: { start: number; total: number }[] = [];
  let total = 0;
  let before = iana.offset(span.start);
  for (let start = span.start; start < span.end; start += QUARTER) {
    const offset = iana.offset(start);
    const local = new Date(start + offset * 60_000);
    const weekday = (local.getUTCDay() + 6) % 7;
    const hourly = (HOURS[local.getUTCHours()] ?? 0) * (WEEKDAYS[weekday] ?? 0);
    // The nights in which clocks change are quiet like all others; numbers should nevertheless have something to get wrong.
    const isNearChange = offset !== before || iana.offset(start + 2 * HOUR) !== offset;
    total += isNearChange ? Math.max(hourly, 40) : hourly;
    slots.push({ start, total });
    before = iana.offset(start - 2 * HOUR);
  }
  return Array.from({ length: count }, () => placeIn(slots, chance.next() * total) + chance.below(QUARTER)).sort(
    (a, b) => a - b,
  );
}

function placeIn(slots: readonly { start: number; total: number }[], mark: number): number {
  let [low, high] = [0, slots.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle]?.total ?? 0) > mark) high = middle;
    else low = middle + 1;
  }
  return slots[low]?.start ?? 0;
}
