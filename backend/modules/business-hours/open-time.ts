import type { Schedule } from '#contract/business-hours.ts';
import { openMsBetween } from './rules.ts';

/** The hours that held from an instant on, until the next version. */
export interface HoursVersion {
  since: Date;
  /** Off: always open, whatever the schedule says. */
  hoursEnabled: boolean;
  schedule: Schedule | null;
}

/**
 * Open time between two instants, in ms, under hours that changed meanwhile. `versions` in the order of time; the first
 * also holds for what was before it, and without any it is always open.
 */
export function measureOpenTime(versions: readonly HoursVersion[], from: Date, to: Date): number {
  if (versions.length === 0) return openMsBetween(null, from, to);
  return versions.reduce((sum, { since, hoursEnabled, schedule }, index) => {
    const next = versions[index + 1]?.since ?? to;
    const start = index === 0 || since < from ? from : since;
    const end = next < to ? next : to;
    return sum + openMsBetween(hoursEnabled ? schedule : null, start, end);
  }, 0);
}
