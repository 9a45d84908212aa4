import { sql } from 'kysely';
import type { HandoffReason } from '#contract/messages.ts';
import type { Queryable } from '../../../server/database/connection.ts';

/** What an alert tells, as it was written; shortening and escaping are for whoever shows it. */
export interface Subject {
  chatbotName: string;
  /** Null = "Anonymous". */
  visitorName: string | null;
  visitorEmail: string | null;
  conversationId: string | null;
  /** Of a request. */
  reason: HandoffReason | null;
  waitingSince: Date | null;
  /** What the visitor wrote: the newest before a request, those that are told, or the contact message. In order. */
  texts: string[];
  /** So many more came before these. */
  earlier: number;
}

const MOST_TEXTS = 20;

interface Row {
  alert_id: string;
  conversation_id: string | null;
  chatbot_name: string;
  visitor_name: string | null;
  visitor_email: string | null;
  reason: HandoffReason | null;
  waiting_since: Date | null;
  texts: string[];
  of: number | null;
}

/** Of alerts that are there. */
export async function readSubjects(db: Queryable, alertIds: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
  if (alertIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    SELECT a.id AS alert_id, a.conversation_id, b.name AS chatbot_name, coalesce(k.name, v.name) AS visitor_name,
      coalesce(k.email, v.email) AS visitor_email, h.reason,
      coalesce((SELECT max(e.at) FROM handoff_events e WHERE e.handoff_id = h.id AND e.type = 'requeued'), h.queued_at)
        AS waiting_since,
      CASE WHEN k.id IS NULL THEN ARRAY(
        SELECT m.body FROM messages m
        WHERE m.conversation_id = a.conversation_id AND m.author_kind = 'visitor'
          AND (a.first_seq IS NULL OR m.seq BETWEEN a.first_seq AND a.last_seq)
        ORDER BY m.seq DESC LIMIT CASE WHEN a.first_seq IS NULL THEN 1 ELSE ${MOST_TEXTS}::int END
      ) ELSE ARRAY[k.body] END AS texts,
      CASE WHEN a.first_seq IS NOT NULL THEN (
        SELECT count(*) FROM messages m
        WHERE m.conversation_id = a.conversation_id AND m.author_kind = 'visitor'
          AND m.seq BETWEEN a.first_seq AND a.last_seq
      ) END AS of
    FROM alerts a
    JOIN chatbots b ON b.id = a.chatbot_id
    LEFT JOIN conversations c ON c.id = a.conversation_id
    LEFT JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN handoffs h ON a.kind IN ('new_request', 'waiting') AND h.id = a.about
    LEFT JOIN contact_messages k ON a.kind = 'contact' AND k.id = a.about
    WHERE a.id = ANY (${alertIds}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.alert_id, toSubject(row)]));
}

function toSubject(row: Row): Subject {
  return {
    chatbotName: row.chatbot_name,
    visitorName: row.visitor_name,
    visitorEmail: row.visitor_email,
    conversationId: row.conversation_id,
    reason: row.reason,
    waitingSince: row.waiting_since,
    texts: row.texts.toReversed(),
    earlier: row.of === null ? 0 : row.of - row.texts.length,
  };
}
