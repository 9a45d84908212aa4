import fc from 'fast-check';
import type { ScheduleText } from './oracle.ts';

const WEEK = 7 * 1_440;

/** Times around which clocks are set are as frequent as all others together. */
const minuteOfWeek = fc.oneof(
  fc.nat(WEEK - 1),
  fc
    .tuple(
      fc.nat(6),
      fc.constantFrom(0, 1, 15, 30, 45, 59, 60, 61, 75, 90, 105, 119, 120, 121, 135, 150, 179, 180, 195, 210),
    )
    .map(([day, minute]) => day * 1_440 + minute),
  fc.tuple(fc.nat(6), fc.constantFrom(1_320, 1_380, 1_395, 1_410, 1_439)).map(([day, minute]) => day * 1_440 + minute),
);

const pad = (value: number): string => String(value).padStart(2, '0');
const timeOf = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

/** Up to 21 ranges in a circle of a week, apart or touching, none longer than a day. */
const week = fc
  .tuple(
    fc.uniqueArray(minuteOfWeek, { maxLength: 24 }),
    fc.infiniteStream(
      fc.record({ touches: fc.boolean(), skipped: fc.integer({ min: 0, max: 4 }), endsAs24: fc.boolean() }),
    ),
  )
  .map(([minutes, choices]) => {
    const days: ScheduleText['week'] = {};
    const starts = minutes.sort((a, b) => a - b);
    starts.forEach((start, index) => {
      const { touches, skipped, endsAs24 } = choices.next().value;
      if (skipped === 0 && starts.length > 1) return;
      const room = (starts[index + 1] ?? (starts[0] ?? 0) + WEEK) - start;
      const length = Math.min(touches ? room : Math.ceil(room / 2), 1_439);
      const [open, close] = [start % 1_440, (start + length) % 1_440];
      const day = Math.floor(start / 1_440) + 1;
      days[day] ??= [];
      days[day].push({ open: timeOf(open), close: close === 0 && endsAs24 ? '24:00' : timeOf(close) });
    });
    return days;
  });

const wholeDays: fc.Arbitrary<ScheduleText['week']> = fc
  .subarray([1, 2, 3, 4, 5, 6, 7])
  .map((days) => Object.fromEntries(days.map((day) => [day, [{ open: '00:00', close: '24:00' }]])));

const minuteOfDay = minuteOfWeek.map((minute) => minute % 1_440);
const exceptionRanges: fc.Arbitrary<ScheduleText['exceptions'][number]['ranges']> = fc.oneof(
  fc.constant([]).map(() => []),
  fc.constant('24:00').map((close) => [{ open: '00:00', close }]),
  fc
    .uniqueArray(minuteOfDay, { minLength: 2, maxLength: 2 })
    .map(([a = 0, b = 1]) => [{ open: timeOf(a), close: timeOf(b) }]),
  fc
    .uniqueArray(minuteOfDay, { minLength: 4, maxLength: 4 })
    .map((minutes) => minutes.sort((a, b) => a - b))
    .map(([a = 0, b = 1, c = 2, d = 3]) => [
      { open: timeOf(a), close: timeOf(b) },
      { open: timeOf(c), close: timeOf(d) },
    ]),
);

/** Schedules with exceptions within three days of `day` (since 1970). Consecutive exceptions may overlap: filter them. */
export function arbitrarySchedule(timezone: string, day: number): fc.Arbitrary<ScheduleText> {
  const exception = fc.record({
    date: fc.integer({ min: -3, max: 3 }).map((away) => new Date((day + away) * 86_400_000).toISOString().slice(0, 10)),
    ranges: exceptionRanges,
  });
  return fc.record({
    timezone: fc.constant(timezone),
    week: fc.oneof({ arbitrary: week, weight: 5 }, { arbitrary: wholeDays, weight: 1 }),
    exceptions: fc.uniqueArray(exception, { maxLength: 4, selector: ({ date }) => date }),
  });
}
