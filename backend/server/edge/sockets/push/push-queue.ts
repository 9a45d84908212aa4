import type { QueueChange } from '#contract/agent-socket.ts';
import type { PendingHandoff } from '#contract/conversations.ts';
import { rooms } from '../rooms.ts';
import { createGatherer } from './gather.ts';
import { createInOrder } from './in-order.ts';
import type { PushContext } from './push-context.ts';

/** In a storm, consoles are written to so often; what is emitted in one turn leaves in one write per connection. */
const GATHER_MS = 50;

/** The queue, to every agent of the workspace: each transition once, in the order of `rev`. */
export function pushQueue({ deps, toAgents }: PushContext): (() => void)[] {
  const { events, handoffs, conversations, log } = deps;
  const inOrder = createInOrder();
  /** What was last told of each waiting handoff, so that nobody is told the same again. */
  const told = new Map<string, string>();

  const changes = createGatherer<{ rev: number; change: QueueChange }>(GATHER_MS, (workspaceId, gathered) => {
    for (const { rev, change } of gathered) toAgents(rooms.team(workspaceId)).emit('queue:changed', { rev, change });
  });
  const updates = createGatherer<string>(GATHER_MS, (workspaceId, conversationIds) => {
    for (const conversationId of new Set(conversationIds)) {
      pushUpdated(workspaceId, conversationId).catch((error: unknown) =>
        log.error({ err: error }, 'a waiting request was not brought up to date'),
      );
    }
  });

  function push(workspaceId: string, rev: number, change: QueueChange): void {
    inOrder(workspaceId, rev, () => {
      if (change.type === 'requested') told.set(change.handoff.id, JSON.stringify(change.handoff));
      else told.delete(change.handoffId);
      changes.add(workspaceId, { rev, change });
    });
  }

  async function pushUpdated(workspaceId: string, conversationId: string): Promise<void> {
    const view = await conversations.view(conversationId);
    if (view?.forAgent.status !== 'pending' || view.forAgent.handoffId === null) return;
    const handoff = await handoffs.queued(workspaceId, view.forAgent.handoffId);
    if (handoff && isNews(handoff)) toAgents(rooms.team(workspaceId)).emit('queue:updated', { handoff });
  }

  /** A request is followed by `conversation.changed`, which mostly says what the request has said already. */
  function isNews(handoff: PendingHandoff): boolean {
    const now = JSON.stringify(handoff);
    if (told.get(handoff.id) === now) return false;
    // Only for those that were told as requested: the entry goes when the handoff leaves the queue.
    if (told.has(handoff.id)) told.set(handoff.id, now);
    return true;
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
    events.on('message.created', ({ workspaceId, conversationId, status, message }) => {
      if (status === 'pending' && message.author.kind === 'visitor') updates.add(workspaceId, conversationId);
    }),
    events.on('conversation.changed', ({ workspaceId, conversationId }) => updates.add(workspaceId, conversationId)),
    () => {
      changes.stop();
      updates.stop();
    },
  ];
}
