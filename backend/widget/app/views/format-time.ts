import { language, texts } from '../texts.ts';

type Style = 'clock' | 'weekday' | 'day' | 'otherYear';
const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  clock: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'long', hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  otherYear: { day: 'numeric', month: 'long', year: 'numeric' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** In the visitor's own time zone. */
function format(style: Style, at: number): string {
  const key = `${language} ${style}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, styles[style]);
  formats.set(key, made);
  return made.format(at);
}

const daysBetween = (from: number, to: number): number => {
  const [start, end] = [new Date(from), new Date(to)];
  return Math.round((end.setHours(12, 0, 0, 0) - start.setHours(12, 0, 0, 0)) / 86_400_000);
};

export const formatClock = (at: number): string => format('clock', at);

export function formatDay(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return texts.today;
  if (days === 1) return texts.yesterday;
  return format(new Date(at).getFullYear() === new Date(now).getFullYear() ? 'day' : 'otherYear', at);
}

/** When the team opens next. */
export function describeOpening(at: number, now: number): string {
  const days = daysBetween(now, at);
  if (days === 0) return texts.backAt(formatClock(at));
  return texts.backOn(days < 7 ? format('weekday', at) : `${format('day', at)}, ${formatClock(at)}`);
}
