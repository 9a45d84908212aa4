import { sql } from 'kysely';
import type { Queryable } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';
import type { Fact } from '../fact.ts';
import { isWatched } from './find-gone.ts';

/** Answers the new alert's id; null when this fact was raised before, by whomever. */
export async function insertAlert(db: Queryable, fact: Fact, now: Date): Promise<string | null> {
  const row = await db
    .insertInto('alerts')
    .values({
      id: newId(),
      workspace_id: fact.workspaceId,
      chatbot_id: fact.chatbotId,
      conversation_id: fact.conversationId,
      kind: fact.kind,
      about: fact.about,
      nth: fact.nth,
      first_seq: fact.firstSeq,
      last_seq: fact.lastSeq,
      member_id: fact.memberId,
      words: fact.words,
      at: now,
      watched: isWatched(fact.kind),
    })
    .onConflict((conflict) => conflict.constraint('alerts_fact').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface EmailDelivery {
  memberId: string;
  at: Date;
  outcome:
    | { state: 'waiting'; dueAt: Date }
    | { state: 'mailed'; mailId: string; onlyIfUnseen: boolean }
    | { state: 'not_sent'; reason: string };
}

/** Notes what becomes of an alert by mail, per member; a later decision replaces the first. */
export async function saveEmailDeliveries(
  db: Queryable,
  alertId: string,
  deliveries: readonly EmailDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await db
    .insertInto('alert_deliveries')
    .values(
      deliveries.map(({ memberId, at, outcome }) => ({
        alert_id: alertId,
        member_id: memberId,
        channel: 'email' as const,
        state: outcome.state,
        at,
        reason: outcome.state === 'not_sent' ? outcome.reason : '',
        due_at: outcome.state === 'waiting' ? outcome.dueAt : null,
        mail_id: outcome.state === 'mailed' ? outcome.mailId : null,
        only_if_unseen: outcome.state === 'mailed' && outcome.onlyIfUnseen,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['alert_id', 'member_id', 'channel']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        at: row.ref('excluded.at'),
        reason: row.ref('excluded.reason'),
        due_at: row.ref('excluded.due_at'),
        mail_id: row.ref('excluded.mail_id'),
        only_if_unseen: row.ref('excluded.only_if_unseen'),
      })),
    )
    .execute();
}

/** When the next mail that waits to be unseen is due. */
export async function findNextDue(db: Queryable): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT min(due_at) AS at FROM alert_deliveries WHERE state = 'waiting'
  `.execute(db);
  return rows[0]?.at ?? null;
}

export function findDue(db: Queryable, now: Date): Promise<{ alertId: string; memberId: string }[]> {
  return db
    .selectFrom('alert_deliveries')
    .where('state', '=', sql.lit('waiting' as const))
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(500)
    .select(['alert_id as alertId', 'member_id as memberId'])
    .execute();
}
