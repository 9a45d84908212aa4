import type { SystemEvent } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { ConversationService, ConversationView } from '../conversation/index.ts';
import { type EdgeName, edges, systemEventOf } from './edges.ts';
import { readOutcome, readQueue, readQueued } from './queue.ts';
import { type RequestInput, requestHandoff } from './request.ts';
import { type Transitioned, transition } from './transition.ts';

export interface HandoffDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  conversations: ConversationService;
}

/** The member on whose behalf an agent's call runs. */
export interface Actor {
  memberId: string;
  workspaceId: string;
  name: string;
}

export type HandoffService = ReturnType<typeof createHandoffService>;

export function createHandoffService({ db, clock, events, conversations }: HandoffDeps) {
  interface Walk {
    edge: EdgeName;
    subject: { handoffId: string } | { conversationId: string };
    workspaceId: string;
    member: { memberId: string; name: string } | null;
    onlyAcceptedBy?: string;
    /** What the thread says, where it is not the edge's usual line. */
    says?: SystemEvent;
  }

  async function walk(input: Walk): Promise<Transitioned | null> {
    const done = await transition(db, {
      edge: edges[input.edge],
      subject: input.subject,
      workspaceId: input.workspaceId,
      memberId: input.member?.memberId ?? null,
      says: input.says ?? systemEventOf(input.edge, input.member?.name ?? ''),
      now: clock.now(),
      ...(input.onlyAcceptedBy !== undefined && { onlyAcceptedBy: input.onlyAcceptedBy }),
    });
    if (done) await conversations.announceSystemMessage(done.message);
    return done;
  }

  function fact(workspaceId: string, done: Pick<Transitioned, 'handoffId' | 'conversationId' | 'rev'>) {
    return { workspaceId, handoffId: done.handoffId, conversationId: done.conversationId, rev: done.rev };
  }

  return {
    /** `bot → pending`. Asking again while somebody is on the way or there changes nothing and succeeds. */
    async request(input: RequestInput): Promise<Result<{ handoffId: string }>> {
      const made = await requestHandoff(db, { ...input, now: clock.now() });
      if (made) {
        events.emit('handoff.requested', { ...fact(made.workspaceId, made), reason: input.reason });
        await conversations.announceSystemMessage(made.message);
        return succeed({ handoffId: made.handoffId });
      }
      const view = await conversations.view(input.conversationId);
      if (!view) return fail('not_found', 'There is no such conversation.');
      const { handoffId } = view.forAgent;
      return handoffId === null ? fail('wrong_state', 'This conversation has ended.') : succeed({ handoffId });
    },

    /** First claim wins. The others learn who it was; repeating one's own claim succeeds. */
    async accept(actor: Actor, handoffId: string): Promise<Result<{ conversationId: string }>> {
      const startedAt = clock.now();
      const done = await walk({
        edge: 'accept',
        subject: { handoffId },
        workspaceId: actor.workspaceId,
        member: actor,
      });
      if (done) {
        events.emit('handoff.accepted', {
          ...fact(actor.workspaceId, done),
          memberId: actor.memberId,
          memberName: actor.name,
        });
        return succeed({ conversationId: done.conversationId });
      }
      return explainLostClaim(await readOutcome(db, actor.workspaceId, handoffId), actor, startedAt);
    },

    /** "Mark as Complete" by the agent who has the chat. Repeating it on a chat one has completed succeeds. */
    async complete(actor: Actor, conversationId: string): Promise<Result<null>> {
      const done = await walk({
        edge: 'complete',
        subject: { conversationId },
        workspaceId: actor.workspaceId,
        member: actor,
        onlyAcceptedBy: actor.memberId,
      });
      if (done) {
        events.emit('handoff.ended', {
          ...fact(actor.workspaceId, done),
          state: 'completed',
          memberId: actor.memberId,
        });
        return succeed(null);
      }
      const view = await conversations.view(conversationId);
      if (!view || view.workspaceId !== actor.workspaceId) return fail('not_found', 'There is no such conversation.');
      const isMineAndClosed = view.forAgent.status === 'closed' && view.assignedMemberId === actor.memberId;
      return isMineAndClosed ? succeed(null) : fail('wrong_state', 'This chat is not yours to complete any more.');
    },

    /** The visitor goes back to the bot. */
    async withdraw(view: ConversationView): Promise<Result<null>> {
      const done = await walk({ ...byVisitor(view), edge: 'withdraw' });
      if (!done) return fail('wrong_state', 'Nobody is being looked for in this conversation.');
      events.emit('handoff.ended', { ...fact(view.workspaceId, done), state: 'cancelled', memberId: null });
      return succeed(null);
    },

    /** The visitor ends the conversation, whatever its state. Ending a closed one succeeds. */
    async endByVisitor(view: ConversationView): Promise<Result<null>> {
      const says = { type: 'conversation_ended' } as const;
      const left = await walk({ ...byVisitor(view), edge: 'leave', says });
      if (left) {
        events.emit('handoff.ended', { ...fact(view.workspaceId, left), state: 'cancelled', memberId: null });
        return succeed(null);
      }
      const completed = await walk({ ...byVisitor(view), edge: 'complete', says });
      if (completed) {
        events.emit('handoff.ended', { ...fact(view.workspaceId, completed), state: 'completed', memberId: null });
        return succeed(null);
      }
      const closed = await conversations.closeInBot({ conversationId: view.forAgent.id, visitorId: view.visitorId });
      if (closed.ok) return closed;
      const now = await conversations.view(view.forAgent.id);
      return now?.forAgent.status === 'closed' ? succeed(null) : closed;
    },

    queue: (workspaceId: string) => readQueue(db, workspaceId),
    queued: (workspaceId: string, handoffId: string) => readQueued(db, workspaceId, handoffId),
  };

  function byVisitor(view: ConversationView) {
    return { subject: { conversationId: view.forAgent.id }, workspaceId: view.workspaceId, member: null };
  }
}

function explainLostClaim(
  outcome: Awaited<ReturnType<typeof readOutcome>>,
  actor: Actor,
  startedAt: Date,
): Result<{ conversationId: string }> {
  if (!outcome) return fail('not_found', 'There is no such request.');
  if (outcome.state === 'accepted' && outcome.accepted_by === actor.memberId) {
    return succeed({ conversationId: outcome.conversation_id });
  }
  if (outcome.accepted_by !== null && outcome.accepted_at !== null) {
    const name = outcome.name ?? 'Another agent';
    const afterMs = Math.max(0, startedAt.getTime() - outcome.accepted_at.getTime());
    return fail('already_claimed', `${name} took it.`, { claimedBy: { name, afterMs } });
  }
  return fail('wrong_state', 'The visitor is no longer waiting.');
}
