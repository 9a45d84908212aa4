import type { Quiet } from '../state/quiet.ts';
import { formatFull, formatTime, isSameDay } from './time-words.ts';

/** "On until 14:30", "Off until 22:00", "On until you turn it off". */
export function describeQuiet({ on, until, because }: Quiet, now: number): string {
  if (until === null) return on ? 'On until you turn it off' : 'Off';
  const at = new Date(until).toISOString();
  const moment = isSameDay(at, new Date(now).toISOString()) ? formatTime(at) : formatFull(at);
  if (on) return because === 'times' ? `On at set times, until ${moment}` : `On until ${moment}`;
  return `Off until ${moment}`;
}
