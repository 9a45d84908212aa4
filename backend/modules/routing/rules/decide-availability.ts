import type { Availability } from '#contract/visitor-socket.ts';

/** What the widget offers right now. A pure rule: hours and offline paths will be decided here too. */
export function decideAvailability(input: { handoffEnabled: boolean; anyoneOnline: boolean }): Availability {
  return { handoff: input.handoffEnabled, agentsOnline: input.handoffEnabled && input.anyoneOnline };
}
