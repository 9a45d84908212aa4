import type { Desk } from './create-desk.ts';

/** The time zone of each desk's workspace, once an answer has told it: "today" is needed before the first one. */
const zones = new WeakMap<Desk, string>();

/** The zone in which the workspace's days begin and end; this computer's until it is known. */
export function zoneOf(desk: Desk): string {
  return zones.get(desk) ?? ownZone();
}

export function noteZone(desk: Desk, timezone: string): void {
  zones.set(desk, timezone);
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
