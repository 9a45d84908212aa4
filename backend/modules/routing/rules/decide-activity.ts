import type { Activity } from '#contract/members.ts';

/** What a console's computer says of the person in front of it, and since when. */
export interface Report {
  activity: Activity;
  since: Date;
}

const LIVELIEST_FIRST: readonly Activity[] = ['active', 'idle', 'locked', 'asleep'];

/**
 * One answer from all consoles of a member: whoever sits at one computer is there, whatever the others say. Of equal
 * answers the earliest counts. A console that has said nothing (a browser cannot) decides only where none has.
 */
export function decideActivity(reports: readonly (Report | null)[], now: Date): Report {
  const said = reports.filter((report) => report !== null);
  const [best] = said.sort(
    (one, other) =>
      LIVELIEST_FIRST.indexOf(one.activity) - LIVELIEST_FIRST.indexOf(other.activity) || +one.since - +other.since,
  );
  return best ?? { activity: 'active', since: now };
}
