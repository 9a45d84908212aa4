import { type RawBuilder, sql } from 'kysely';
import type { AlertKind } from '#contract/alerts.ts';
import type { Queryable } from '../../../server/database/connection.ts';

/** Whether the reason of such an alert goes by itself, so that it must be looked at again and again. */
export function isWatched(kind: AlertKind): boolean {
  return kind === 'new_request' || kind === 'waiting' || kind === 'message';
}

/**
 * Why the reason of the alert `a` has gone; NULL while it stands. What is true of a fact at the moment of asking, not what
 * was noted: between a fact and the watch lies time, and a mail must not use it.
 */
export const goneReason: RawBuilder<string | null> = sql`CASE
  WHEN a.kind IN ('new_request', 'waiting') THEN CASE
    WHEN h.id IS NULL THEN 'It is no longer there'
    WHEN h.state = 'pending' AND h.round = a.nth THEN NULL
    WHEN h.state = 'cancelled' AND h.round = a.nth THEN 'The visitor left'
    WHEN h.state = 'expired' AND h.round = a.nth THEN 'Nobody came in time'
    ELSE 'Accepted' || coalesce(' by ' || taker.name, '') END
  WHEN a.kind = 'message' THEN CASE
    WHEN c.id IS NULL THEN 'It is no longer there'
    WHEN c.status = 'closed' THEN 'The chat has ended'
    WHEN c.status <> 'active' OR c.assigned_member_id IS DISTINCT FROM a.member_id THEN 'The chat was passed on'
    WHEN c.agent_read_seq >= a.last_seq THEN 'Read'
    WHEN EXISTS (
      SELECT FROM messages m WHERE m.conversation_id = c.id AND m.author_kind = 'agent' AND m.seq > a.last_seq
    ) THEN 'Answered' END
  WHEN a.kind = 'contact' THEN CASE
    WHEN k.id IS NULL THEN 'It is no longer there'
    WHEN k.handled_at IS NOT NULL THEN 'Dealt with' || coalesce(' by ' || handler.name, '') END
  END`;

/** The joins that `goneReason` reads. */
export const goneReasonJoins = sql`
  LEFT JOIN handoffs h ON a.kind IN ('new_request', 'waiting') AND h.id = a.about
  LEFT JOIN members taker ON taker.id = h.accepted_by
  LEFT JOIN conversations c ON a.kind = 'message' AND c.id = a.about
  LEFT JOIN contact_messages k ON a.kind = 'contact' AND k.id = a.about
  LEFT JOIN members handler ON handler.id = k.handled_by`;

/** Why there is nothing to be told any more, for people; null while there is. */
export async function whyGone(db: Queryable, alertId: string): Promise<string | null> {
  const { rows } = await sql<{ why: string | null }>`
    SELECT ${goneReason} AS why FROM alerts a ${goneReasonJoins} WHERE a.id = ${alertId}
  `.execute(db);
  return rows[0] ? rows[0].why : 'It is no longer there';
}

/** Settles the alerts whose reason has gone, and the mails of theirs that wait for being unseen. Answers how many. */
export async function settleGone(db: Queryable, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    WITH gone AS (
      SELECT a.id, ${goneReason} AS why FROM alerts a ${goneReasonJoins} WHERE a.watched AND ${goneReason} IS NOT NULL
    ),
    settled AS (
      UPDATE alerts SET watched = false, settled_at = ${now}::timestamptz FROM gone WHERE alerts.id = gone.id AND watched
      RETURNING alerts.id
    ),
    called_off AS (
      UPDATE alert_deliveries d SET state = 'not_sent', due_at = NULL, at = ${now}::timestamptz, reason = gone.why
      FROM gone WHERE d.alert_id = gone.id AND d.channel = 'email' AND d.state = 'waiting'
    )
    SELECT count(*)::int AS count FROM settled
  `.execute(db);
  return rows[0]?.count ?? 0;
}
