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

const rank = (outcome: RawBuilder<unknown>) => sql`array_position(ARRAY['not_shown', 'shown', 'seen'], ${outcome})`;

/**
 * Notes what a console says, about something that may not have raised its alert yet. Of a conversation the newest message
 * counts; about one thing the strongest word stays, whatever arrives later.
 */
export async function saveReceipt(
  db: Queryable,
  member: ReportingMember,
  { about, channel, outcome, reason }: AlertReport,
  now: Date,
): Promise<void> {
  await sql`
    INSERT INTO alert_receipts AS r (about, member_id, channel, seq, outcome, reason, at)
    SELECT s.about, ${member.memberId}::uuid, ${channel}, s.seq, ${outcome}, ${reason ?? ''}, ${now}::timestamptz
    FROM (${findSubject(about, member)}) s
    ON CONFLICT (about, member_id, channel) DO UPDATE
      SET seq = excluded.seq, outcome = excluded.outcome, reason = excluded.reason, at = excluded.at
      WHERE excluded.seq > r.seq OR excluded.seq = r.seq AND ${rank(sql`excluded.outcome`)} > ${rank(sql`r.outcome`)}
  `.execute(db);
}

/** Puts what consoles said about these things onto the alerts that they have raised. */
export async function noteReceipts(db: Queryable, abouts: readonly string[]): Promise<void> {
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
