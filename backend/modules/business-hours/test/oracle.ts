import type { WallClockTable } from './wall-clock-table.ts';

/** A schedule as the API takes it. */
export interface ScheduleText {
  timezone: string;
  week: Record<string, { open: string; close: string }[]>;
  exceptions: { date: string; ranges: { open: string; close: string }[] }[];
}

/**
 * Brute force: paints the open minutes on the wall's calendar, then looks up in the table when the clock showed the ends of
 * each painted stretch. Answers 1 (open) or 0 for each minute of the table.
 */
export function decideByWallClock(schedule: ScheduleText, { shown }: WallClockTable): Uint8Array {
  const firstDay = Math.floor(Math.min(...shown.subarray(0, 1_500)) / 1_440) - 2;
  const painted = paint(schedule, firstDay, Math.ceil(shown.length / 1_440) + 5);
  const open = new Uint8Array(shown.length);
  let start = -1;
  for (let index = 0; index <= painted.length; index += 1) {
    if (painted[index] === 1 && start < 0) start = index;
    if (painted[index] !== 1 && start >= 0) {
      const [from, to] = [start + firstDay * 1_440, index + firstDay * 1_440];
      const untilClosedDate = to % 1_440 === 0 && isClosed(schedule, to / 1_440);
      open.fill(1, firstShowing(shown, from), untilClosedDate ? firstShowing(shown, to) : lastShowing(shown, to));
      start = -1;
    }
  }
  return open;
}

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function isClosed({ exceptions }: ScheduleText, day: number): boolean {
  return exceptions.some(({ date, ranges }) => date === dateOf(day) && ranges.length === 0);
}

function paint(schedule: ScheduleText, firstDay: number, days: number): Uint8Array {
  const minutes = new Uint8Array((days + 1) * 1_440);
  for (let index = 0; index < days; index += 1) {
    const day = firstDay + index;
    const weekday = new Date(day * 86_400_000).getUTCDay() || 7;
    const exception = schedule.exceptions.find(({ date }) => date === dateOf(day));
    for (const { open, close } of exception?.ranges ?? schedule.week[weekday] ?? []) {
      const [from, to] = [minuteOf(open), minuteOf(close)];
      minutes.fill(1, index * 1_440 + from, index * 1_440 + to + (to <= from ? 1_440 : 0));
    }
  }
  for (let index = 0; index < days; index += 1) {
    if (isClosed(schedule, firstDay + index)) minutes.fill(0, index * 1_440, (index + 1) * 1_440);
  }
  return minutes;
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Position in the table; what lies outside of it is moved to its edge. */
function firstShowing(shown: Int32Array, wall: number): number {
  const position = shown.indexOf(wall);
  return position >= 0 ? position : beyondOrSkipped(shown, wall);
}

function lastShowing(shown: Int32Array, wall: number): number {
  const position = shown.lastIndexOf(wall);
  return position >= 0 ? position : beyondOrSkipped(shown, wall);
}

function beyondOrSkipped(shown: Int32Array, wall: number): number {
  const jump = shown.findIndex((now, index) => index > 0 && (shown[index - 1] ?? 0) < wall && wall < now);
  if (jump < 0) return wall < (shown[0] ?? 0) ? 0 : shown.length;
  const skipped = (shown[jump] ?? 0) - (shown[jump - 1] ?? 0) - 1;
  return shown.indexOf(wall + skipped, jump);
}
