import type { QueueChange } from '#contract/agent-socket.ts';
import { rooms } from '../rooms.ts';
import { createInOrder } from './in-order.ts';
import { createNewestOnly } from './newest-only.ts';
import type { PushContext } from './push-context.ts';

/** The queue, to every agent of the workspace: each transition once, in the order of `rev`. */
export function pushQueue({ deps, toAgents }: PushContext): (() => void)[] {
  const { events, handoffs, conversations, routing } = deps;
  const inOrder = createInOrder();
  const newestOnly = createNewestOnly();

  function push(workspaceId: string, rev: number, change: QueueChange, told = (): void => {}): void {
    inOrder(workspaceId, rev, () => {
      toAgents(rooms.team(workspaceId)).emit('queue:changed', { rev, change });
      told();
    });
  }

  /** Once it is clear to whom it is offered: a console must not ring for what is somebody else's. */
  async function pushArrived(
    { workspaceId, handoffId, rev }: { workspaceId: string; handoffId: string; rev: number },
    type: 'requested' | 'returned',
  ): Promise<void> {
    await routing.routed(handoffId);
    const handoff = await handoffs.queued(workspaceId, handoffId);
    if (!handoff) return;
    await new Promise<void>((told) => push(workspaceId, rev, { type, handoff }, told));
    // What changed between reading and telling was told before anybody knew the request, to no effect.
    const now = await handoffs.queued(workspaceId, handoffId);
    if (now?.offer?.until !== handoff.offer?.until) await pushUpdated(workspaceId, handoff.conversationId);
  }

  // Updates carry no revision: of several at once the last one told must be the last one read.
  function pushUpdated(workspaceId: string, conversationId: string): Promise<void> {
    return newestOnly(conversationId, async () => {
      const view = await conversations.view(conversationId);
      if (view?.forAgent.status !== 'pending' || view.forAgent.handoffId === null) return;
      const handoff = await handoffs.queued(workspaceId, view.forAgent.handoffId);
      if (handoff) toAgents(rooms.team(workspaceId)).emit('queue:updated', { handoff });
    });
  }

  return [
    events.on('handoff.requested', (fact) => pushArrived(fact, 'requested')),
    events.on('handoff.requeued', (fact) => pushArrived(fact, 'returned')),
    events.on('handoff.offered', ({ workspaceId, conversationId }) => pushUpdated(workspaceId, conversationId)),
    events.on('handoff.accepted', ({ workspaceId, handoffId, rev, memberId, memberName }) =>
      push(workspaceId, rev, { type: 'accepted', handoffId, by: { id: memberId, name: memberName } }),
    ),
    events.on('handoff.ended', ({ workspaceId, handoffId, rev, state }) =>
      push(workspaceId, rev, { type: 'left', handoffId, state }),
    ),
    events.on('message.created', async ({ workspaceId, conversationId, status, message }) => {
      if (status === 'pending' && message.author.kind === 'visitor') await pushUpdated(workspaceId, conversationId);
    }),
    events.on('conversation.changed', ({ workspaceId, conversationId }) => pushUpdated(workspaceId, conversationId)),
  ];
}
