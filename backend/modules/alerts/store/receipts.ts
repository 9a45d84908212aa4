import { type RawBuilder, sql } from 'kysely';
import type { AlertReport } from '#contract/alerts.ts';
import type { Queryable } from '../../../server/database/connection.ts';

export interface ReportingMember {
  memberId: string;
  workspaceId: string;
}

/** What a report is about, if the member may know of it: `about` and `seq`, or no row. */
function findSubject(about: AlertReport['about'], { memberId, workspaceId }: ReportingMember): RawBuilder<unknown> {
  switch (about.kind) {
    case 'new_request':
      return sql`SELECT id AS about, 0 AS seq FROM handoffs WHERE id = ${about.handoffId} AND workspace_id = ${workspaceId}`;
    case 'message':
      return sql`
        SELECT id AS about, least(${about.seq}::bigint, last_seq) AS seq FROM conversations
        WHERE id = ${about.conversationId} AND workspace_id = ${workspaceId} AND assigned_member_id = ${memberId}`;
    case 'alert':
      return sql`
        SELECT a.id AS about, 0 AS seq FROM alerts a
        JOIN alert_deliveries d ON d.alert_id = a.id AND d.member_id = ${memberId} AND d.channel = 'email'
        WHERE a.id = ${about.alertId} AND a.workspace_id = ${workspaceId}`;
  }
}

/**
 * SQL, for the end of a transaction that raises an alert about this, or reports about it; `noteReceipts` comes after it, in
 * a statement of its own. Without it neither of two at the same moment would see what the other writes, and the alert's
 * history would lack what the console said. Where several are taken, in the order of `about`.
 */
export function receiptLock(about: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`pg_advisory_xact_lock(hashtextextended('alerts.' || (${about})::text, 0))`;
}

/** For alerts that nobody is mailed about: where there are deliveries, saving them takes the lock. */
export async function lockReceipts(db: Queryable, abouts: readonly string[]): Promise<void> {
  await sql`SELECT ${receiptLock(sql`about`)} FROM unnest(${abouts.toSorted()}::uuid[]) about`.execute(db);
}

const rank = (outcome: RawBuilder<unknown>) => sql`array_position(ARRAY['not_shown', 'shown', 'seen'], ${outcome})`;

/**
 * Notes what a console says, about something that may not have raised its alert yet. Of a conversation the newest message
 * counts; about one thing the strongest word stays, whatever arrives later. True when that says something new; then nobody
 * else can report about it, nor raise an alert, until the transaction ends.
 */
export async function saveReceipt(
  db: Queryable,
  member: ReportingMember,
  { about, channel, outcome, reason }: AlertReport,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO alert_receipts AS r (about, member_id, channel, seq, outcome, reason, at)
    SELECT s.about, ${member.memberId}::uuid, ${channel}, s.seq, ${outcome}, ${reason ?? ''}, ${now}::timestamptz
    FROM (${findSubject(about, member)}) s
    ON CONFLICT (about, member_id, channel) DO UPDATE
      SET seq = excluded.seq, outcome = excluded.outcome, reason = excluded.reason, at = excluded.at
      WHERE excluded.seq > r.seq OR excluded.seq = r.seq AND ${rank(sql`excluded.outcome`)} > ${rank(sql`r.outcome`)}
    RETURNING ${receiptLock(sql`r.about`)}
  `.execute(db);
  return rows.length > 0;
}

/** Puts what consoles said about these things onto the alerts that they have raised. */
export async function noteReceipts(db: Queryable, abouts: readonly string[]): Promise<void> {
  if (abouts.length === 0) return;
  await sql`
    INSERT INTO alert_deliveries AS d (alert_id, member_id, channel, state, reason, at)
    SELECT DISTINCT ON (a.id, r.member_id, r.channel) a.id, r.member_id, r.channel,
      CASE r.outcome WHEN 'not_shown' THEN 'not_sent' ELSE r.outcome END, r.reason, r.at
    FROM alert_receipts r
    JOIN LATERAL (
      SELECT id FROM alerts WHERE id = r.about
      UNION ALL SELECT id FROM alerts WHERE kind = 'new_request' AND about = r.about
      UNION ALL SELECT id FROM alerts
        WHERE conversation_id = r.about AND kind = 'message' AND r.seq BETWEEN first_seq AND last_seq
    ) a ON true
    WHERE r.about = ANY (${abouts}::uuid[])
    ORDER BY a.id, r.member_id, r.channel, ${rank(sql`r.outcome`)} DESC
    ON CONFLICT (alert_id, member_id, channel) DO UPDATE SET state = excluded.state, reason = excluded.reason, at = excluded.at
      WHERE array_position(ARRAY['not_sent', 'shown', 'seen'], excluded.state)
        > array_position(ARRAY['not_sent', 'shown', 'seen'], d.state)
  `.execute(db);
}
