import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/** Several changes within this time are told as one. */
const GATHER_MS = 50;

/** Tells waiting visitors when somebody before them has left the queue, or come back to it. */
export function pushQueuePositions({ deps, toVisitors }: PushContext): (() => void)[] {
  const { events, conversations, log } = deps;
  const gathering = new Map<string, NodeJS.Timeout>();

  async function tell(workspaceId: string): Promise<void> {
    for (const { visitorId, forVisitor } of await conversations.viewWaitingIn(workspaceId)) {
      toVisitors(rooms.visitor(visitorId)).emit('conversation:changed', forVisitor);
    }
  }

  function soon({ workspaceId }: { workspaceId: string }): void {
    if (gathering.has(workspaceId)) return;
    const timer = setTimeout(() => {
      gathering.delete(workspaceId);
      tell(workspaceId).catch((error: unknown) => log.error({ err: error }, 'queue positions not told'));
    }, GATHER_MS);
    gathering.set(workspaceId, timer.unref());
  }

  return [
    events.on('handoff.accepted', soon),
    events.on('handoff.ended', soon),
    events.on('handoff.requeued', soon),
    () => {
      for (const timer of gathering.values()) clearTimeout(timer);
    },
  ];
}
