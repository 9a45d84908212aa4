import type { PeriodChoice, Preset } from '../../../state/analytics-choice.ts';
import { addDays } from '../../../words/calendar-days.ts';

/** Days of the calendar, both included, such as 2026-11-23. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Whether a text is a day that exists: not 2026-02-30. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The days that are meant, seen from `today`. */
export function resolvePeriod(choice: PeriodChoice, today: string): Days {
  return choice.kind === 'custom' ? { from: choice.from, to: choice.to } : resolvePreset(choice.preset, today);
}

function resolvePreset(preset: Preset, today: string): Days {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'last-7-days':
      return { from: addDays(today, -6), to: today };
    case 'last-30-days':
      return { from: addDays(today, -29), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'this-month':
      return { from: `${today.slice(0, 8)}01`, to: today };
  }
}
