import type { Days, DaysPreset } from '../../state/conversations-place.ts';
import { addDays } from '../../words/calendar-days.ts';

export const DAYS_NAMES: Readonly<Record<DaysPreset, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7': 'Last 7 days',
  '30': 'Last 30 days',
  '90': 'Last 90 days',
  month: 'This month',
};

/** First and last day, both included, as `YYYY-MM-DD`; null = open. `today` is the workspace's day. */
export function resolveDays(days: Days, today: string): { from: string | null; to: string | null } {
  if (days.kind === 'all') return { from: null, to: null };
  if (days.kind === 'custom') return { from: days.from, to: days.to };
  switch (days.preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today };
    default:
      return { from: addDays(today, 1 - Number(days.preset)), to: today };
  }
}

const dayFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export function describeDays(days: Days): string {
  if (days.kind === 'all') return 'All days';
  if (days.kind === 'preset') return DAYS_NAMES[days.preset];
  const [from, to] = [days.from, days.to].map((day) => (day === null ? null : dayFormat.format(new Date(day))));
  if (!from) return `Until ${to}`;
  if (!to) return `From ${from}`;
  return from === to ? from : `${from} – ${to}`;
}
