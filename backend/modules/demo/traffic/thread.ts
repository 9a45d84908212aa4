import type { RequeueCause } from '#contract/conversations.ts';
import type { HandoffReason, SystemEvent } from '#contract/messages.ts';
import type { HandoffEventType, MessageDetail } from '../../../server/database/schema.ts';
import type { PlannedConversation, PlannedHandoff } from './planned.ts';

export type Thread = ReturnType<typeof openThread>;

/**
 * One conversation as it happens, and beside it the truth about it: noted when something happens, by whoever makes it
 * happen. What would happen after `until` does not, and then nothing else does.
 */
export function openThread(conversation: PlannedConversation, until: number) {
  let now = conversation.startedAt;
  let over = false;
  let live: PlannedHandoff | null = null;
  let holder: number | null = null;
  let unansweredSince: number | null = null;

  /** Lets time pass; false once it is up. */
  function pass(ms: number): boolean {
    now += Math.max(1, Math.round(ms));
    over ||= now >= until;
    return !over;
  }

  function tell(event: SystemEvent): void {
    conversation.messages.push({ at: now, author: 'system', agent: null, text: '', detail: { event } });
  }

  function note(type: HandoffEventType, agent: number | null): void {
    live?.events.push({ at: now, type, agent });
  }

  return {
    get holder(): number | null {
      return holder;
    },

    visitor(afterMs: number, text: string): void {
      if (!pass(afterMs)) return;
      conversation.messages.push({ at: now, author: 'visitor', agent: null, text, detail: null });
      unansweredSince ??= now;
      conversation.truth.bot ??= 'unanswered';
    },

    bot(afterMs: number, text: string, detail: MessageDetail): void {
      if (!pass(afterMs)) return;
      conversation.messages.push({ at: now, author: 'bot', agent: null, text, detail });
      if (conversation.handoffs.length > 0 || conversation.contact) return;
      const missed = detail.verdict === 'missed' || detail.verdict === 'failed';
      conversation.truth.bot = missed ? 'unanswered' : 'resolved';
    },

    request(afterMs: number, reason: HandoffReason): void {
      if (!pass(afterMs)) return;
      unansweredSince = null;
      const truth = { outcome: 'waiting' as const, takenBy: [], acceptMs: null, firstResponse: null, responses: [] };
      live = {
        ...{ reason, requestedAt: now, state: 'pending', events: [], rating: null },
        truth: { ...truth, completedBy: null },
      };
      conversation.handoffs.push(live);
      conversation.status = 'pending';
      if (conversation.truth.bot !== null) conversation.truth.bot = 'handedOff';
      note('requested', null);
      tell({ type: 'handoff_requested', reason });
    },

    accept(afterMs: number, agent: number, agentName: string): void {
      if (!live || !pass(afterMs)) return;
      const { truth } = live;
      truth.outcome = 'accepted';
      truth.acceptMs ??= now - live.requestedAt;
      if (!truth.takenBy.includes(agent)) truth.takenBy.push(agent);
      live.state = 'accepted';
      conversation.status = 'active';
      holder = agent;
      note('accepted', agent);
      tell({ type: 'handoff_accepted', agentName });
    },

    agent(afterMs: number, text: string): void {
      if (!live || holder === null || !pass(afterMs)) return;
      const { truth } = live;
      conversation.messages.push({ at: now, author: 'agent', agent: holder, text, detail: null });
      if (truth.firstResponse === null) truth.firstResponse = { agent: holder, ms: now - live.requestedAt };
      else if (unansweredSince !== null) truth.responses.push({ agent: holder, ms: now - unansweredSince });
      unansweredSince = null;
    },

    requeue(afterMs: number, cause: RequeueCause, agentName: string): void {
      if (!live || !pass(afterMs)) return;
      note('requeued', cause === 'lease_lapsed' ? null : holder);
      tell({ type: 'handoff_requeued', cause, agentName });
      live.state = 'pending';
      conversation.status = 'pending';
      holder = null;
    },

    complete(afterMs: number, agentName: string | null): void {
      if (!live || !pass(afterMs)) return;
      live.truth.completedBy = holder;
      live.state = 'completed';
      note('completed', agentName === null ? null : holder);
      tell(agentName === null ? { type: 'conversation_ended' } : { type: 'handoff_completed', agentName });
      live = null;
      conversation.status = 'closed';
      conversation.closedAt = now;
    },

    /** The visitor goes back to the bot (or leaves), or nobody came. */
    giveUp(afterMs: number, how: 'cancelled' | 'expired', leaves: boolean): void {
      if (!live || !pass(afterMs)) return;
      if (live.truth.outcome === 'waiting') live.truth.outcome = how;
      live.state = how;
      note(how, null);
      tell(how === 'expired' ? { type: 'handoff_expired' } : { type: 'handoff_cancelled' });
      live = null;
      holder = null;
      conversation.status = leaves ? 'closed' : 'bot';
      if (leaves) conversation.closedAt = now;
    },

    close(afterMs: number): void {
      if (!pass(afterMs)) return;
      tell({ type: 'conversation_ended' });
      conversation.status = 'closed';
      conversation.closedAt = now;
    },

    rate(afterMs: number, stars: 1 | 2 | 3 | 4 | 5, comment: string): void {
      const rated = conversation.handoffs.findLast(({ state }) => state === 'completed');
      if (rated && pass(afterMs)) rated.rating = { at: now, stars, comment };
    },

    leaveMessage(afterMs: number, person: { name: string; email: string }, text: string): void {
      if (!pass(afterMs)) return;
      conversation.contact = { at: now, ...person, text };
      if (conversation.truth.bot !== null && conversation.handoffs.length === 0) conversation.truth.bot = 'leftMessage';
    },
  };
}
