import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  AlertDelivery,
  AlertKind,
  AlertRecord,
  alertListSchema,
  listAlertsQuerySchema,
} from '#contract/alerts.ts';
import type { MailState } from '#contract/mail.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { readTimeCursor, writeTimeCursor } from '#contract/time-cursor.ts';
import type { Database } from '../../server/database/connection.ts';

type Query = z.output<typeof listAlertsQuerySchema>;

interface AlertRow {
  id: string;
  kind: AlertKind;
  chatbot_id: string;
  chatbot_name: string;
  visitor_name: string | null;
  conversation_id: string | null;
  at: Date;
  settled_at: Date | null;
}

/** What had to be told in a workspace, newest first, with what became of it. */
export async function listAlerts(
  db: Database,
  workspaceId: string,
  query: Query,
): Promise<Result<z.output<typeof alertListSchema>>> {
  const after = query.cursor === undefined ? null : readTimeCursor(query.cursor);
  if (after === undefined) return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
  const { rows } = await sql<AlertRow>`
    SELECT a.id, a.kind, a.chatbot_id, b.name AS chatbot_name, coalesce(k.name, v.name) AS visitor_name,
      a.conversation_id, a.at,
      -- These two are not watched: nothing waits for their end.
      coalesce(a.settled_at, k.handled_at, CASE a.kind WHEN 'keyword' THEN c.closed_at END) AS settled_at
    FROM alerts a
    JOIN chatbots b ON b.id = a.chatbot_id
    LEFT JOIN conversations c ON c.id = a.conversation_id
    LEFT JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN contact_messages k ON a.kind = 'contact' AND k.id = a.about
    WHERE a.workspace_id = ${workspaceId}
      ${after ? sql`AND (a.at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    ORDER BY a.at DESC, a.id DESC
    LIMIT ${query.limit + 1}
  `.execute(db);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const deliveries = await readDeliveries(
    db,
    page.map(({ id }) => id),
  );
  return succeed({
    alerts: page.map((row) => present(row, deliveries.get(row.id) ?? [])),
    nextCursor: last ? writeTimeCursor(last) : null,
  });
}

function present(row: AlertRow, deliveries: AlertDelivery[]): AlertRecord {
  return {
    id: row.id,
    kind: row.kind,
    chatbot: { id: row.chatbot_id, name: row.chatbot_name },
    visitorName: row.visitor_name,
    conversationId: row.conversation_id,
    at: row.at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    deliveries,
  };
}

interface DeliveryRow {
  alert_id: string;
  member_id: string;
  member_name: string;
  channel: AlertDelivery['channel'];
  state: 'shown' | 'seen' | 'not_sent' | 'waiting' | 'mailed';
  reason: string;
  at: Date;
  mail_state: MailState | null;
  mail_detail: string | null;
  mail_sent_at: Date | null;
}

async function readDeliveries(db: Database, alertIds: readonly string[]): Promise<Map<string, AlertDelivery[]>> {
  const { rows } = await sql<DeliveryRow>`
    SELECT d.alert_id, d.member_id, m.name AS member_name, d.channel, d.state, d.reason, d.at,
      mail.state AS mail_state, mail.detail AS mail_detail, mail.sent_at AS mail_sent_at
    FROM alert_deliveries d
    JOIN members m ON m.id = d.member_id
    LEFT JOIN mails mail ON mail.id = d.mail_id
    WHERE d.alert_id = ANY (${alertIds}::uuid[])
    ORDER BY m.name, m.id, d.channel
  `.execute(db);
  const grouped = Map.groupBy(rows, (row) => row.alert_id);
  return new Map([...grouped].map(([alertId, group]) => [alertId, group.map(presentDelivery)]));
}

const MAIL_STATES = {
  kept: 'not_sent',
  queued: 'waiting',
  sent: 'sent',
  failed: 'failed',
  skipped: 'not_sent',
} as const satisfies Record<MailState, AlertDelivery['state']>;

function presentDelivery(row: DeliveryRow): AlertDelivery {
  const base = { member: { id: row.member_id, name: row.member_name }, channel: row.channel };
  if (row.state !== 'mailed') return { ...base, state: row.state, reason: row.reason, at: row.at.toISOString() };
  const mail = row.mail_state ?? 'kept';
  const reason = mail === 'kept' ? 'No mail server is set: it is kept in the outbox' : (row.mail_detail ?? '');
  return { ...base, state: MAIL_STATES[mail], reason, at: (row.mail_sent_at ?? row.at).toISOString() };
}
