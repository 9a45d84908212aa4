import { readRange, type Schedule, type Weekday } from '#contract/business-hours.ts';
import type { DesktopSettings, DoNotDisturb, DoNotDisturbChoice } from '../../src-preload/payloads.ts';

/** Whether do not disturb is on: no toast, no sound, no card. What counts is counted all the same. */
export interface Quiet {
  readonly on: boolean;
  /** When that changes by itself (milliseconds since 1970); null when it does not within a week. */
  readonly until: number | null;
  readonly because: 'chosen' | 'times' | null;
}

export const NOT_QUIET: Quiet = { on: false, until: null, because: null };

type QuietSettings = Pick<DesktopSettings, 'doNotDisturb' | 'doNotDisturbTimes'>;

/** @param now milliseconds since 1970; days and times are those of this computer's clock */
export function decideQuiet({ doNotDisturb, doNotDisturbTimes }: QuietSettings, now: number): Quiet {
  if (doNotDisturb.mode === 'on') return { on: true, until: null, because: 'chosen' };
  const chosenUntil = 'until' in doNotDisturb ? Date.parse(doNotDisturb.until) : 0;
  if (doNotDisturb.mode === 'until' && now < chosenUntil) return { on: true, until: chosenUntil, because: 'chosen' };
  if (!doNotDisturbTimes.enabled || doNotDisturbTimes.schedule === null) return NOT_QUIET;
  if (doNotDisturb.mode === 'paused' && now < chosenUntil) return { on: false, until: chosenUntil, because: null };
  return followTimes(doNotDisturbTimes.schedule, now);
}

/** What a choice in tray or status menu means for the settings. */
export function decideChoice(choice: DoNotDisturbChoice, settings: QuietSettings, now: number): DoNotDisturb {
  switch (choice) {
    case '30_minutes':
      return { mode: 'until', until: new Date(now + 30 * 60_000).toISOString() };
    case '1_hour':
      return { mode: 'until', until: new Date(now + 60 * 60_000).toISOString() };
    case 'until_tomorrow':
      return { mode: 'until', until: new Date(atLocal(now, 1, MORNING)).toISOString() };
    case 'until_off':
      return { mode: 'on' };
    case 'off': {
      // In the middle of weekly times "off" lasts until they end; the next ones count again.
      const times = decideQuiet({ ...settings, doNotDisturb: { mode: 'off' } }, now);
      return times.on && times.until !== null
        ? { mode: 'paused', until: new Date(times.until).toISOString() }
        : { mode: 'off' };
    }
  }
}

/** "Until tomorrow" ends when people come to work, not at midnight. */
const MORNING = 8 * 60;
/** A day back for what began yesterday, and a week ahead for what comes next. */
const DAYS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8];

function followTimes(schedule: Schedule, now: number): Quiet {
  const ranges = DAYS.flatMap((day) => listRanges(schedule, now, day)).toSorted((a, b) => a.from - b.from);
  const inside = ranges.find(({ from, to }) => from <= now && now < to);
  if (!inside) {
    const next = ranges.find(({ from }) => from > now);
    return { on: false, until: next?.from ?? null, because: null };
  }
  let until = inside.to;
  for (const { from, to } of ranges) if (from <= until) until = Math.max(until, to);
  return { on: true, until, because: 'times' };
}

function listRanges(schedule: Schedule, now: number, day: number): { from: number; to: number }[] {
  const midnight = new Date(atLocal(now, day, 0));
  const date = [midnight.getFullYear(), pad(midnight.getMonth() + 1), pad(midnight.getDate())].join('-');
  const weekday = (midnight.getDay() || 7) as Weekday;
  const ranges = schedule.exceptions.find((exception) => exception.date === date)?.ranges ?? schedule.week[weekday];
  return ranges.map((range) => {
    const { start, end } = readRange(range);
    return { from: atLocal(now, day, start), to: atLocal(now, day, end) };
  });
}

/** So many days after today, so many minutes after midnight on this computer's clock, whatever its switches do. */
function atLocal(now: number, day: number, minutes: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + day, 0, minutes).getTime();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
