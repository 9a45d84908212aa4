import type { Schedule } from '#contract/business-hours.ts';
import type { Availability } from '#contract/visitor-socket.ts';
import { decideOpening } from '../business-hours/index.ts';

/** What decides whether a chatbot's visitors can ask for a person. */
export interface OpeningRules {
  handoffEnabled: boolean;
  /** Off: a person can be asked for at any time; the schedule is kept. */
  hoursEnabled: boolean;
  schedule: Schedule | null;
  offline: { message: string; contactForm: boolean };
}

/** Whether its hours keep people from being asked for at this moment, and when that changes; null = never. */
export function decideHours(
  { hoursEnabled, schedule }: Pick<OpeningRules, 'hoursEnabled' | 'schedule'>,
  now: Date,
): { open: boolean; nextChangeAt: Date | null } {
  return decideOpening(hoursEnabled ? schedule : null, now);
}

/** What the widget offers at `now`. The one place where switch, hours and presence come together. */
export function decideAvailability(input: OpeningRules & { anyoneOnline: boolean; now: Date }): Availability {
  const { handoffEnabled, offline, anyoneOnline, now } = input;
  const { open, nextChangeAt } = decideHours(input, now);
  const reason = reasonOf({ handoffEnabled, open, anyoneOnline });
  const change = handoffEnabled ? (nextChangeAt?.toISOString() ?? null) : null;
  return {
    handoff: reason === null,
    agentsOnline: handoffEnabled && anyoneOnline,
    reason,
    opensAt: open ? null : change,
    closesAt: open ? change : null,
    offlineMessage: reason === null ? '' : offline.message,
    contactForm: offline.contactForm && (reason === 'outside_hours' || reason === 'nobody_here'),
  };
}

function reasonOf(facts: { handoffEnabled: boolean; open: boolean; anyoneOnline: boolean }): Availability['reason'] {
  if (!facts.handoffEnabled) return 'no_team';
  if (!facts.open) return 'outside_hours';
  return facts.anyoneOnline ? null : 'nobody_here';
}
