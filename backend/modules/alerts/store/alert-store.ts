import { sql } from 'kysely';
import type { Queryable } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';
import type { Fact, RaisedFact } from '../fact.ts';
import { isWatched } from './find-gone.ts';
import { receiptLock } from './receipts.ts';

/** The alerts that these facts have raised now: not those of facts that were raised before, by whomever. */
export async function insertAlerts(db: Queryable, facts: readonly Fact[], now: Date): Promise<RaisedFact[]> {
  // In one order, or two servers that notice the same facts could wait for each other's.
  const alerts = facts
    .toSorted((one, other) => (one.about < other.about ? -1 : 1))
    .map((fact) => ({ ...fact, alertId: newId(), raisedAt: now }));
  const inserted = await db
    .insertInto('alerts')
    .values(
      alerts.map((alert) => ({
        id: alert.alertId,
        workspace_id: alert.workspaceId,
        chatbot_id: alert.chatbotId,
        conversation_id: alert.conversationId,
        kind: alert.kind,
        about: alert.about,
        nth: alert.nth,
        first_seq: alert.firstSeq,
        last_seq: alert.lastSeq,
        member_id: alert.memberId,
        words: alert.words,
        at: now,
        watched: isWatched(alert.kind),
      })),
    )
    .onConflict((conflict) => conflict.constraint('alerts_fact').doNothing())
    .returning('id')
    .execute();
  const ids = new Set(inserted.map(({ id }) => id));
  return alerts.filter(({ alertId }) => ids.has(alertId));
}

export interface EmailDelivery {
  alertId: string;
  memberId: string;
  at: Date;
  outcome:
    | { state: 'waiting'; dueAt: Date }
    | { state: 'mailed'; mailId: string; onlyIfUnseen: boolean }
    | { state: 'not_sent'; reason: string };
}

/**
 * Notes what becomes of alerts by mail, per member; a later decision replaces the first. From here to the end of the
 * transaction no console can report about them (`lockReceipts`).
 */
export async function saveEmailDeliveries(db: Queryable, deliveries: readonly EmailDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const all = <Value>(pick: (delivery: EmailDelivery) => Value): Value[] => deliveries.map(pick);
  const reason = ({ outcome }: EmailDelivery): string => (outcome.state === 'not_sent' ? outcome.reason : '');
  const dueAt = ({ outcome }: EmailDelivery): Date | null => (outcome.state === 'waiting' ? outcome.dueAt : null);
  const mailId = ({ outcome }: EmailDelivery): string | null => (outcome.state === 'mailed' ? outcome.mailId : null);
  await sql`
    INSERT INTO alert_deliveries AS d (alert_id, member_id, channel, state, at, reason, due_at, mail_id, only_if_unseen)
    SELECT t.alert_id, t.member_id, 'email', t.state, t.at, t.reason, t.due_at, t.mail_id, t.only_if_unseen
    FROM unnest(
      ${all(({ alertId }) => alertId)}::uuid[], ${all(({ memberId }) => memberId)}::uuid[],
      ${all(({ outcome }) => outcome.state)}::text[], ${all(({ at }) => at)}::timestamptz[], ${all(reason)}::text[],
      ${all(dueAt)}::timestamptz[], ${all(mailId)}::uuid[],
      ${all(({ outcome }) => outcome.state === 'mailed' && outcome.onlyIfUnseen)}::boolean[]
    ) t (alert_id, member_id, state, at, reason, due_at, mail_id, only_if_unseen)
    ON CONFLICT (alert_id, member_id, channel) DO UPDATE SET state = excluded.state, at = excluded.at,
      reason = excluded.reason, due_at = excluded.due_at, mail_id = excluded.mail_id, only_if_unseen = excluded.only_if_unseen
    RETURNING (SELECT ${receiptLock(sql`a.about`)} FROM alerts a WHERE a.id = d.alert_id)
  `.execute(db);
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
