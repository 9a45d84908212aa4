import type { QueueChange } from '#contract/agent-socket.ts';
import { rooms } from '../rooms.ts';
import { createInOrder } from './in-order.ts';
import type { PushContext } from './push-context.ts';

/** The queue, to every agent of the workspace: each transition once, in the order of `rev`. */
export function pushQueue({ deps, toAgents }: PushContext): (() => void)[] {
  const { events, handoffs, conversations } = deps;
  const inOrder = createInOrder();

  function push(workspaceId: string, rev: number, change: QueueChange): void {
    inOrder(workspaceId, rev, () => toAgents(rooms.team(workspaceId)).emit('queue:changed', { rev, change }));
  }

  async function pushUpdated(workspaceId: string, conversationId: string): Promise<void> {
    const view = await conversations.view(conversationId);
    if (view?.forAgent.status !== 'pending' || view.forAgent.handoffId === null) return;
    const handoff = await handoffs.queued(workspaceId, view.forAgent.handoffId);
    if (handoff) toAgents(rooms.team(workspaceId)).emit('queue:updated', { handoff });
  }

  return [
    events.on('handoff.requested', async ({ workspaceId, handoffId, rev }) => {
      const handoff = await handoffs.queued(workspaceId, handoffId);
      if (handoff) push(workspaceId, rev, { type: 'requested', handoff });
    }),
    events.on('handoff.accepted', ({ workspaceId, handoffId, rev, memberId, memberName }) =>
      push(workspaceId, rev, { type: 'accepted', handoffId, by: { id: memberId, name: memberName } }),
    ),
    events.on('handoff.ended', ({ workspaceId, handoffId, rev, state }) =>
      push(workspaceId, rev, { type: 'left', handoffId, state }),
    ),
    events.on('message.created', ({ workspaceId, conversationId, status, message }) =>
      status === 'pending' && message.author.kind === 'visitor' ? pushUpdated(workspaceId, conversationId) : undefined,
    ),
    events.on('conversation.changed', ({ workspaceId, conversationId }) => pushUpdated(workspaceId, conversationId)),
  ];
}
