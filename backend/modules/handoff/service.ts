import type { SystemEvent } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { ConversationView } from '../conversation/index.ts';
import { readBackground } from './background.ts';
import { createAccept } from './claim.ts';
import { systemEventOf } from './edges.ts';
import { readQueue, readQueued, readWaiting } from './queue.ts';
import { type Rating, rateHandoff } from './rating.ts';
import { readRecent } from './recent.ts';
import { type RequestInput, requestHandoff } from './request.ts';
import { createRequeue } from './requeue.ts';
import { findHeldBy, findWaitingOf } from './waiting.ts';
import { type Actor, createWalk, factOf, type HandoffDeps } from './walk.ts';

export type HandoffService = ReturnType<typeof createHandoffService>;

export function createHandoffService(deps: HandoffDeps) {
  const { db, clock, events, conversations } = deps;
  const walk = createWalk(deps);
  const { release, transfer, lapse } = createRequeue(deps, walk);

  /** The edges out of the queue, and the end of a chat. */
  function leaveQueue(
    edge: 'withdraw' | 'leave' | 'expire',
    who: { conversationId: string; workspaceId: string },
    says: SystemEvent = systemEventOf(edge, ''),
  ) {
    const state = edge === 'expire' ? 'expired' : 'cancelled';
    return walk({
      edge,
      subject: { conversationId: who.conversationId },
      workspaceId: who.workspaceId,
      memberId: null,
      says,
      tell: (done) => events.emit('handoff.ended', { ...factOf(who.workspaceId, done), state, agentId: null }),
    });
  }

  function completeChat(who: { conversationId: string; workspaceId: string }, actor: Actor | null, says: SystemEvent) {
    const memberId = actor?.memberId ?? null;
    return walk({
      edge: 'complete',
      subject: { conversationId: who.conversationId },
      workspaceId: who.workspaceId,
      memberId,
      ...(actor && { onlyAcceptedBy: actor.memberId }),
      says,
      tell: (done) =>
        events.emit('handoff.ended', {
          ...factOf(who.workspaceId, done),
          state: 'completed',
          agentId: done.agentId,
        }),
    });
  }

  return {
    /** `bot → pending`. Asking again while somebody is on the way or there changes nothing and succeeds. */
    async request(input: RequestInput): Promise<Result<{ handoffId: string }>> {
      const made = await requestHandoff(db, { ...input, now: clock.now() });
      if (made) {
        events.emit('handoff.requested', factOf(made.workspaceId, made));
        await conversations.announceSystemMessage(made.message);
        return succeed({ handoffId: made.handoffId });
      }
      const view = await conversations.view(input.conversationId);
      if (!view) return fail('not_found', 'There is no such conversation.');
      const { handoffId } = view.forAgent;
      return handoffId === null ? fail('wrong_state', 'This conversation has ended.') : succeed({ handoffId });
    },

    accept: createAccept(deps, walk),
    release,
    transfer,
    lapse,

    /** "Mark as Complete" by the agent who has the chat. Repeating it on a chat one has completed succeeds. */
    async complete(actor: Actor, conversationId: string): Promise<Result<null>> {
      const who = { conversationId, workspaceId: actor.workspaceId };
      if (await completeChat(who, actor, systemEventOf('complete', actor.name))) return succeed(null);
      const view = await conversations.view(conversationId);
      if (!view || view.workspaceId !== actor.workspaceId) return fail('not_found', 'There is no such conversation.');
      const isMineAndClosed = view.forAgent.status === 'closed' && view.assignedMemberId === actor.memberId;
      return isMineAndClosed ? succeed(null) : fail('wrong_state', 'This chat is not yours to complete any more.');
    },

    /** The visitor goes back to the bot. */
    async withdraw(view: ConversationView): Promise<Result<null>> {
      return (await leaveQueue('withdraw', subjectOf(view))) ? succeed(null) : fail('wrong_state', NOBODY_LOOKED_FOR);
    },

    /** Nobody came in time; the bot answers again. */
    async expire(view: ConversationView): Promise<Result<null>> {
      return (await leaveQueue('expire', subjectOf(view))) ? succeed(null) : fail('wrong_state', NOBODY_LOOKED_FOR);
    },

    /** Closing time: whoever waits for a person of this chatbot goes back to the bot, unless a colleague is being asked right now. */
    async expireWaiting(chatbotId: string): Promise<void> {
      for (const waiting of await findWaitingOf(db, chatbotId)) await leaveQueue('expire', waiting);
    },

    /** What the visitor thought of the last chat with a person in this conversation. Only the first rating counts. */
    rate: (rating: Rating): Promise<Result<null>> => rateHandoff(db, rating, clock.now()),

    /** The visitor ends the conversation, whatever its state. Ending a closed one succeeds. */
    async endByVisitor(view: ConversationView): Promise<Result<null>> {
      const says = { type: 'conversation_ended' } as const;
      const who = subjectOf(view);
      if ((await leaveQueue('leave', who, says)) || (await completeChat(who, null, says))) return succeed(null);
      const closed = await conversations.closeInBot({ conversationId: view.forAgent.id, visitorId: view.visitorId });
      if (closed.ok) return closed;
      const now = await conversations.view(view.forAgent.id);
      return now?.forAgent.status === 'closed' ? succeed(null) : closed;
    },

    /** Gives back all that an agent holds, who may hold nothing any more. */
    async releaseAll(agent: Actor): Promise<void> {
      for (const conversationId of await findHeldBy(db, agent)) await release(agent, conversationId, '');
    },

    queue: (workspaceId: string) => readQueue(db, workspaceId),
    queued: (workspaceId: string, handoffId: string) => readQueued(db, workspaceId, handoffId),
    waitingOf: (workspaceId: string, conversationId: string) => readWaiting(db, workspaceId, conversationId),
    recent: (workspaceId: string) => readRecent(db, workspaceId),
    background: (conversationId: string) => readBackground(db, conversationId),
  };
}

const NOBODY_LOOKED_FOR = 'Nobody is being looked for in this conversation.';

function subjectOf(view: ConversationView): { conversationId: string; workspaceId: string } {
  return { conversationId: view.forAgent.id, workspaceId: view.workspaceId };
}
