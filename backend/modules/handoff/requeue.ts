import type { Handover, RequeueCause } from '#contract/conversations.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { requeuedEvent } from './edges.ts';
import { type Actor, factOf, type HandoffDeps, type Walk, type WalkInput } from './walk.ts';

/** Who is asked first after a return, and until when; null = decided by routing. */
export type FirstOffer = { to: string; until: Date } | null;

/** The ways of an accepted chat back into the queue, where it takes its old place: at the front. */
export function createRequeue({ clock, events, conversations }: HandoffDeps, walk: Walk) {
  async function requeue(
    agent: Actor,
    given: Pick<WalkInput, 'subject' | 'onlyAfterGrace'> & {
      cause: RequeueCause;
      note: string;
      offer: FirstOffer;
      /** False when nobody acts: the agent is gone. */
      byAgent: boolean;
    },
  ): Promise<boolean> {
    const { cause, note, offer, byAgent, ...rest } = given;
    const { memberId, name, workspaceId } = agent;
    const from = { id: memberId, name };
    const handover: Handover = { cause, from, note: note === '' ? null : note, at: clock.now().toISOString() };
    const done = await walk({
      ...rest,
      edge: 'requeue',
      workspaceId,
      memberId: byAgent ? memberId : null,
      onlyAcceptedBy: memberId,
      requeue: { handover, offer },
      says: requeuedEvent(cause, name),
      tell: (moved) =>
        events.emit('handoff.requeued', { ...factOf(workspaceId, moved), cause, agentId: moved.agentId ?? memberId }),
    });
    return done !== null;
  }

  /** Giving back what is not one's own (any more). */
  async function refusal(actor: Actor, conversationId: string): Promise<Result<never>> {
    const view = await conversations.view(conversationId);
    return view?.workspaceId === actor.workspaceId
      ? fail('wrong_state', 'This chat is not yours any more.')
      : fail('not_found', 'There is no such conversation.');
  }

  return {
    /** Back to everybody. Only by the agent who has it. */
    async release(actor: Actor, conversationId: string, note: string): Promise<Result<null>> {
      const subject = { conversationId };
      const done = await requeue(actor, { subject, cause: 'released', note, offer: null, byAgent: true });
      return done ? succeed(null) : refusal(actor, conversationId);
    },

    /** Back to the queue, offered to a colleague first. Who may be offered it is the caller's to decide. */
    async transfer(actor: Actor, conversationId: string, note: string, offer: FirstOffer): Promise<Result<null>> {
      const subject = { conversationId };
      const done = await requeue(actor, { subject, cause: 'transferred', note, offer, byAgent: true });
      return done ? succeed(null) : refusal(actor, conversationId);
    },

    /** Takes a chat from an agent whose grace time is over. False when they are back, or have it no longer. */
    lapse: (agent: Actor, handoffId: string): Promise<boolean> =>
      requeue(agent, {
        subject: { handoffId },
        onlyAfterGrace: true,
        cause: 'lease_lapsed',
        note: '',
        offer: null,
        byAgent: false,
      }),
  };
}
