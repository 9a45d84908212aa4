import type { Quiet } from '../state/quiet.ts';
import { formatDay, formatTime } from './time-words.ts';

/** Until when nothing disturbs: "Until 14:30", "Until Tuesday 24 November 08:00, by your weekly times". */
export function describeQuiet({ until, because }: Quiet, now: number): string {
  if (until === null) return because === 'times' ? 'By your weekly times' : 'Until you turn it off';
  const at = new Date(until).toISOString();
  const day = formatDay(at, now);
  const when = day === 'Today' ? formatTime(at) : `${day} ${formatTime(at)}`;
  return because === 'times' ? `Until ${when}, by your weekly times` : `Until ${when}`;
}
