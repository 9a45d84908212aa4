import type { Report, Step } from '#contract/analytics/report.ts';
import type { Days } from '../address/periods.ts';

type Options = Intl.DateTimeFormatOptions;

const TICKS: Record<Step, Options> = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};
const NAMES: Record<Step, Options> = {
  hour: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  week: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};
const MOMENT: Options = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
const CLOCK: Options = { hour: '2-digit', minute: '2-digit' };

/** Making a format is slow, and charts ask for the same one a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: string | number, timezone: string, options: Options): string {
  const key = timezone + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(undefined, { ...options, timeZone: timezone });
    formats.set(key, known);
  }
  return known.format(new Date(at));
}

/** A point of a series, short enough for an axis. */
export function formatTick(startsAt: string, step: Step, timezone: string): string {
  return format(startsAt, timezone, TICKS[step]);
}

/** A point of a series, said in full. */
export function formatPoint(startsAt: string, step: Step, timezone: string): string {
  const name = format(startsAt, timezone, NAMES[step]);
  return step === 'week' ? `Week from ${name}` : name;
}

/** The year is said only when it is another one. */
export function formatMoment(at: string, timezone: string, now = Date.now()): string {
  const year = (instant: string | number): string => format(instant, timezone, { year: 'numeric' });
  return format(at, timezone, year(at) === year(now) ? MOMENT : { ...MOMENT, year: 'numeric' });
}

export function formatClock(at: string | number, timezone: string): string {
  return format(at, timezone, CLOCK);
}

/** "9 – 15 Nov 2026" */
export function formatDays({ from, to }: Days): string {
  // Days of the calendar: read and written in the same zone they stay what they are.
  return days.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

type Compared = Pick<Report, 'previousPeriod' | 'timezone'>;

/** The days that are compared with, "22 Nov 2026, until 15:04" while the chosen ones are not over; '' for none. */
export function describeBefore({ previousPeriod, timezone }: Compared): string {
  if (!previousPeriod) return '';
  const days = formatDays(previousPeriod);
  return previousPeriod.isPart ? `${days}, until ${formatClock(previousPeriod.endsAt, timezone)}` : days;
}

/** The same for a legend: "Before (2 – 8 Nov 2026)". */
export function nameBefore(compared: Compared): string {
  return compared.previousPeriod ? `Before (${describeBefore(compared)})` : 'Before';
}

/** Weekdays as the reports count them: 0 is Monday. */
export function nameWeekday(weekday: number, style: 'short' | 'long'): string {
  // The fifth of January 2026 is a Monday.
  return format(Date.UTC(2026, 0, 5 + weekday), 'UTC', { weekday: style });
}

/** The name of each step, for "requests per day". */
export const STEP_NAMES: Record<Step, string> = { hour: 'hour', day: 'day', week: 'week', month: 'month' };

const days = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
