import { sql } from 'kysely';
import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../server/database/connection.ts';
import { mayRespond, servesChatbot } from '../team/index.ts';
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
      const refusal =
        explainOutcome(await readOutcome(db, actor, handoffId), actor, startedAt) ??
        explainStanding(await readStanding(db, actor, handoffId), actor, clock.now());
      if (refusal) return refusal;
    }
    return fail('busy', 'This request changes hands just now; please try again.', { retryAfterMs: 500 });
  };
}

/** What became of the request: all that nearly every loser of a race needs, and two hundred ask at once. */
function readOutcome(db: Database, { workspaceId }: Actor, handoffId: string) {
  return db
    .selectFrom('handoffs')
    .leftJoin('members', 'members.id', 'handoffs.accepted_by')
    .where('handoffs.id', '=', handoffId)
    .where('handoffs.workspace_id', '=', workspaceId)
    .select([
      'handoffs.state',
      'handoffs.accepted_at',
      'handoffs.accepted_by',
      'handoffs.conversation_id',
      'members.name',
    ])
    .executeTakeFirst();
}

/** Null when it is still waiting. */
function explainOutcome(
  outcome: Awaited<ReturnType<typeof readOutcome>>,
  actor: Actor,
  startedAt: Date,
): Claimed | null {
  if (!outcome) return fail('not_found', 'There is no such request.');
  const { state, accepted_by, accepted_at } = outcome;
  if (state === 'pending') return null;
  if (state === 'accepted' && accepted_by === actor.memberId) {
    return succeed({ conversationId: outcome.conversation_id });
  }
  if (accepted_by !== null && accepted_at !== null) {
    const name = outcome.name ?? 'Another agent';
    const afterMs = Math.max(0, startedAt.getTime() - accepted_at.getTime());
    return fail('already_claimed', `${name} took it.`, { claimedBy: { name, afterMs } });
  }
  return fail('wrong_state', 'The visitor is no longer waiting.');
}

/** How a waiting request and a member stand to each other. */
function readStanding(db: Database, { workspaceId, memberId }: Actor, handoffId: string) {
  return db
    .selectFrom('handoffs')
    .innerJoin('chatbots', 'chatbots.id', 'handoffs.chatbot_id')
    .leftJoin('members as favoured', 'favoured.id', 'handoffs.offered_to')
    .leftJoin('members as m', (join) =>
      join.on('m.id', '=', memberId).onRef('m.workspace_id', '=', 'handoffs.workspace_id'),
    )
    .leftJoin('agent_desks as desk', 'desk.member_id', 'm.id')
    .where('handoffs.id', '=', handoffId)
    .where('handoffs.workspace_id', '=', workspaceId)
    .where('handoffs.state', '=', 'pending')
    .select((column) => [
      'handoffs.offered_to',
      'handoffs.offer_expires_at',
      'favoured.name as favoured_name',
      column.and([column('m.id', 'is not', null), column('m.disabled_at', 'is', null), mayRespond]).as('may_respond'),
      servesChatbot(sql`handoffs.chatbot_id`).as('serves'),
      column.fn.coalesce('desk.active_chats', column.val(0)).as('active_chats'),
      column.fn.coalesce('m.chat_cap', 'chatbots.agent_cap').as('cap'),
    ])
    .executeTakeFirst();
}

type Standing = Awaited<ReturnType<typeof readStanding>>;

/** Null when nothing speaks against the claim any more. */
function explainStanding(standing: Standing, actor: Actor, now: Date): Failure | null {
  if (!standing) return null;
  if (!standing.may_respond) return fail('forbidden', 'You need the permission "Respond to Live Chats".');
  if (!standing.serves) return fail('forbidden', 'You do not answer for this chatbot.');
  const offered = explainOffer(standing, actor, now);
  if (offered) return offered;
  const { active_chats, cap } = standing;
  return cap !== null && active_chats >= cap ? fail('at_cap', `You have ${active_chats} of ${cap} chats.`) : null;
}

function explainOffer(standing: NonNullable<Standing>, actor: Actor, now: Date): Failure | null {
  const { offered_to, offer_expires_at, favoured_name } = standing;
  if (offered_to === null || offered_to === actor.memberId) return null;
  if (offer_expires_at === null || offer_expires_at <= now) return null;
  const name = favoured_name ?? 'another agent';
  const offeredTo = { name, until: offer_expires_at.toISOString() };
  return fail('not_offered', `It is offered to ${name} at the moment.`, { offeredTo });
}
