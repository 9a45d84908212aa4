import type { AgentPushes, QueueChange } from '#contract/agent-socket.ts';
import type { PendingHandoff } from '#contract/conversations.ts';
import type { DomainEvents } from '../../../events.ts';
import { rooms } from '../rooms.ts';
import { createGatherer } from './gather.ts';
import { createInOrder } from './in-order.ts';
import { createNewestOnly } from './newest-only.ts';
import type { PushContext } from './push-context.ts';

/** In a storm, consoles are written to so often; what is emitted in one turn leaves in one write per connection. */
const GATHER_MS = 50;

type QueueNews = AgentPushes['queue:changed'] | AgentPushes['queue:updated'];

/** The queue, to every agent of the workspace: each transition once, in the order of `rev`. */
export function pushQueue({ deps, toAgents }: PushContext): (() => void)[] {
  const { events, handoffs, routing, log } = deps;
  const inOrder = createInOrder();
  const newestOnly = createNewestOnly();
  /** What was last told of each waiting handoff, so that nobody is told the same again. */
  const told = new Map<string, string>();
  /**
   * Conversations whose request nobody has been told of yet: an update would come first, and be about nothing anybody
   * knows. What has changed meanwhile is looked at once the request is told.
   */
  const arriving = new Set<string>();
  let stopped = false;

  // Changes and updates in one line, so that no update overtakes its request.
  const news = createGatherer<QueueNews>(GATHER_MS, (workspaceId, gathered) => {
    const team = toAgents(rooms.team(workspaceId));
    for (const item of gathered) {
      if ('rev' in item) team.emit('queue:changed', item);
      else team.emit('queue:updated', item);
    }
  });
  const updates = createGatherer<string>(GATHER_MS, (workspaceId, conversationIds) => {
    for (const conversationId of new Set(conversationIds)) {
      pushUpdated(workspaceId, conversationId).catch((error: unknown) => {
        // At the end of the process the database goes while a last look may be under way: nobody is left to be told.
        if (!stopped) log.error({ err: error }, 'a waiting request was not brought up to date');
      });
    }
  });

  function push(workspaceId: string, rev: number, change: QueueChange, done = (): void => {}): void {
    inOrder(workspaceId, rev, () => {
      remember(change);
      news.add(workspaceId, { rev, change });
      done();
    });
  }

  function remember(change: QueueChange): void {
    if ('handoff' in change) told.set(change.handoff.id, JSON.stringify(change.handoff));
    else told.delete(change.handoffId);
  }

  /** Once it is clear to whom it is offered: a console must not ring for what is somebody else's. */
  async function pushArrived(
    { workspaceId, conversationId, handoffId, rev }: DomainEvents['handoff.requested'],
    type: 'requested' | 'returned',
  ): Promise<void> {
    arriving.add(conversationId);
    try {
      await routing.routed(handoffId);
      const handoff = await handoffs.queued(workspaceId, handoffId);
      if (!handoff) return;
      await new Promise<void>((done) => push(workspaceId, rev, { type, handoff }, done));
    } finally {
      arriving.delete(conversationId);
    }
    // What has changed between reading and telling.
    await pushUpdated(workspaceId, conversationId);
  }

  // Updates carry no revision: of several at once the last one told must be the last one read.
  function pushUpdated(workspaceId: string, conversationId: string): Promise<void> {
    return newestOnly(conversationId, async () => {
      if (arriving.has(conversationId)) return;
      const handoff = await handoffs.waitingOf(workspaceId, conversationId);
      if (handoff && isNews(handoff)) news.add(workspaceId, { handoff });
    });
  }

  /** A request is followed by `conversation.changed`, which mostly says what the request has said already. */
  function isNews(handoff: PendingHandoff): boolean {
    if (arriving.has(handoff.conversationId)) return false;
    const now = JSON.stringify(handoff);
    if (told.get(handoff.id) === now) return false;
    // Only for those that were told as requested: the entry goes when the handoff leaves the queue.
    if (told.has(handoff.id)) told.set(handoff.id, now);
    return true;
  }

  return [
    events.on('handoff.requested', (fact) => pushArrived(fact, 'requested')),
    events.on('handoff.requeued', (fact) => pushArrived(fact, 'returned')),
    events.on('handoff.offered', ({ workspaceId, conversationId }) => updates.add(workspaceId, conversationId)),
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
      stopped = true;
      news.stop();
      updates.stop();
    },
  ];
}
