import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../server/database/connection.ts';
import { mayRespond } from '../team/index.ts';
import { systemEventOf } from './edges.ts';
import { type Actor, factOf, type HandoffDeps, type Walk } from './walk.ts';

type Claimed = Result<{ conversationId: string }>;

/** How often a claim is tried again when, by the time its refusal is explained, the reason has gone. */
const ATTEMPTS = 3;

/** First claim wins. The others learn who it was; repeating one's own claim succeeds. */
export function createAccept({ db, clock, events }: HandoffDeps, walk: Walk) {
  return async (actor: Actor, handoffId: string): Promise<Claimed> => {
    const startedAt = clock.now();
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const done = await walk({
        edge: 'accept',
        subject: { handoffId },
        workspaceId: actor.workspaceId,
        memberId: actor.memberId,
        says: systemEventOf('accept', actor.name),
        tell: (moved) =>
          events.emit('handoff.accepted', {
            ...factOf(actor.workspaceId, moved),
            memberId: actor.memberId,
            memberName: actor.name,
          }),
      });
      if (done) return succeed({ conversationId: done.conversationId });
      const reason = explain(await readStanding(db, actor, handoffId), actor, startedAt, clock.now());
      if (reason) return reason;
    }
    return fail('busy', 'This request changes hands just now; please try again.', { retryAfterMs: 500 });
  };
}

type Standing = Awaited<ReturnType<typeof readStanding>>;

/** How handoff and member stand to each other: what a lost claim is explained by. */
function readStanding(db: Database, { workspaceId, memberId }: Actor, handoffId: string) {
  return db
    .selectFrom('handoffs')
    .innerJoin('chatbots', 'chatbots.id', 'handoffs.chatbot_id')
    .leftJoin('members as holder', 'holder.id', 'handoffs.accepted_by')
    .leftJoin('members as favoured', 'favoured.id', 'handoffs.offered_to')
    .leftJoin('members as m', (join) =>
      join.on('m.id', '=', memberId).onRef('m.workspace_id', '=', 'handoffs.workspace_id'),
    )
    .leftJoin('agent_desks as desk', 'desk.member_id', 'm.id')
    .where('handoffs.id', '=', handoffId)
    .where('handoffs.workspace_id', '=', workspaceId)
    .select((column) => [
      'handoffs.state',
      'handoffs.conversation_id',
      'handoffs.accepted_at',
      'handoffs.accepted_by',
      'holder.name as holder_name',
      'handoffs.offered_to',
      'handoffs.offer_expires_at',
      'favoured.name as favoured_name',
      column.and([column('m.disabled_at', 'is', null), mayRespond]).as('may_respond'),
      column.fn.coalesce('desk.active_chats', column.val(0)).as('active_chats'),
      column.fn.coalesce('m.chat_cap', 'chatbots.agent_cap').as('cap'),
    ])
    .executeTakeFirst();
}

/** Null when nothing speaks against the claim any more. */
function explain(standing: Standing, actor: Actor, startedAt: Date, now: Date): Claimed | null {
  if (!standing) return fail('not_found', 'There is no such request.');
  const { state, accepted_by, accepted_at, active_chats, cap } = standing;
  if (state === 'accepted' && accepted_by === actor.memberId) {
    return succeed({ conversationId: standing.conversation_id });
  }
  if (!standing.may_respond) return fail('forbidden', 'You need the permission "Respond to Live Chats".');
  if (accepted_by !== null && accepted_at !== null) {
    const name = standing.holder_name ?? 'Another agent';
    const afterMs = Math.max(0, startedAt.getTime() - accepted_at.getTime());
    return fail('already_claimed', `${name} took it.`, { claimedBy: { name, afterMs } });
  }
  if (state !== 'pending') return fail('wrong_state', 'The visitor is no longer waiting.');
  const offered = explainOffer(standing, actor, now);
  if (offered) return offered;
  if (cap !== null && active_chats >= cap) return fail('at_cap', `You have ${active_chats} of ${cap} chats.`);
  return null;
}

function explainOffer(standing: NonNullable<Standing>, actor: Actor, now: Date): Failure | null {
  const { offered_to, offer_expires_at, favoured_name } = standing;
  if (offered_to === null || offered_to === actor.memberId) return null;
  if (offer_expires_at === null || offer_expires_at <= now) return null;
  const name = favoured_name ?? 'another agent';
  const offeredTo = { name, until: offer_expires_at.toISOString() };
  return fail('not_offered', `It is offered to ${name} at the moment.`, { offeredTo });
}
