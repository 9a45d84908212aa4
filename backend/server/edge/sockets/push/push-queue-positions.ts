import { rooms } from '../rooms.ts';
import { createGatherer } from './gather.ts';
import type { PushContext } from './push-context.ts';

/** A person who waits does not need to see their place change more often than this. */
const GATHER_MS = 1_000;

/** Tells waiting visitors when somebody before them has left the queue, or come back to it. */
export function pushQueuePositions({ deps, toVisitors }: PushContext): (() => void)[] {
  const { events, conversations, log } = deps;
  const changes = createGatherer<null>(GATHER_MS, (workspaceId) => {
    tell(workspaceId).catch((error: unknown) => {
      // At the end of the process the database goes while a last look may be under way: nobody is left to be told.
      if (!stopped) log.error({ err: error }, 'queue positions not told');
    });
  });
  let stopped = false;

  async function tell(workspaceId: string): Promise<void> {
    for (const { visitorId, forVisitor } of await conversations.viewWaitingIn(workspaceId)) {
      toVisitors(rooms.visitor(visitorId)).emit('conversation:changed', forVisitor);
    }
  }

  const soon = ({ workspaceId }: { workspaceId: string }) => changes.add(workspaceId, null);
  return [
    events.on('handoff.accepted', soon),
    events.on('handoff.ended', soon),
    events.on('handoff.requeued', soon),
    () => {
      stopped = true;
      changes.stop();
    },
  ];
}
