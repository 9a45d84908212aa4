const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A running wait: "0:07", "12:40", "1 h 05 min", "2 d 3 h". Negative waits (clocks differ) count as none. */
export function formatWaiting(ms: number): string {
  const wait = Math.max(0, ms);
  if (wait < HOUR) {
    return `${Math.floor(wait / MINUTE)}:${pad(Math.floor((wait % MINUTE) / SECOND))}`;
  }
  if (wait < DAY) return `${Math.floor(wait / HOUR)} h ${pad(Math.floor((wait % HOUR) / MINUTE))} min`;
  return `${Math.floor(wait / DAY)} d ${Math.floor((wait % DAY) / HOUR)} h`;
}

/** A finished wait in words: "8 s", "2 min 40 s", "1 h 5 min". */
export function formatDuration(ms: number): string {
  const wait = Math.max(0, ms);
  if (wait < MINUTE) return `${Math.round(wait / SECOND)} s`;
  if (wait < HOUR) return `${Math.floor(wait / MINUTE)} min ${Math.floor((wait % MINUTE) / SECOND)} s`;
  return `${Math.floor(wait / HOUR)} h ${Math.floor((wait % HOUR) / MINUTE)} min`;
}

export type WaitTone = 'calm' | 'long' | 'overdue';

/** From two minutes a wait is long, from five it is too long. */
export function decideWaitTone(ms: number): WaitTone {
  if (ms >= 5 * MINUTE) return 'overdue';
  return ms >= 2 * MINUTE ? 'long' : 'calm';
}

/** "0.3 s before you" */
export function formatHeadStart(ms: number): string {
  const seconds = ms / SECOND;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s before you`;
}

/** Clock time in the reader's own format and zone. */
export function formatTime(at: string): string {
  return timeFormat.format(new Date(at));
}

/** Clock time to the second, for what is over in seconds. */
export function formatExactTime(at: string): string {
  return exactTimeFormat.format(new Date(at));
}

/** "Today", "Yesterday", or the date; the year only when it is another one. */
export function formatDay(at: string, now: number): string {
  const day = new Date(at);
  const today = startOfDay(now);
  const distance = Math.round((today - startOfDay(day.getTime())) / DAY);
  if (distance === 0) return 'Today';
  if (distance === 1) return 'Yesterday';
  const format = day.getFullYear() === new Date(now).getFullYear() ? dayFormat : dayWithYearFormat;
  return format.format(day);
}

/** For lists: the time today, otherwise the day. */
export function formatWhen(at: string, now: number): string {
  return formatDay(at, now) === 'Today' ? formatTime(at) : formatDay(at, now);
}

export function formatFull(at: string): string {
  return fullFormat.format(new Date(at));
}

export function isSameDay(a: string, b: string): boolean {
  return startOfDay(Date.parse(a)) === startOfDay(Date.parse(b));
}

function startOfDay(instant: number): number {
  return new Date(instant).setHours(0, 0, 0, 0);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const exactTimeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const dayWithYearFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
