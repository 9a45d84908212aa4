import { closeEndedSessions } from './close-ended-sessions.ts';
import { pushAlerts } from './push-alerts.ts';
import { pushAvailability } from './push-availability.ts';
import type { PushContext } from './push-context.ts';
import { pushConversations } from './push-conversations.ts';
import { pushErasures } from './push-erasures.ts';
import { pushMe } from './push-me.ts';
import { pushQueue } from './push-queue.ts';
import { pushQueuePositions } from './push-queue-positions.ts';

/** Turns committed facts into pushes: one file per kind of news. Returns the way to stop. */
export function startPushing(context: PushContext): () => void {
  const stops = [
    ...pushConversations(context),
    ...pushQueue(context),
    ...pushQueuePositions(context),
    ...pushAvailability(context),
    ...pushMe(context),
    ...pushAlerts(context),
    ...pushErasures(context),
    ...closeEndedSessions(context),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
