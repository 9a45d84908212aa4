import { sql } from 'kysely';
import type { HandoffReason } from '#contract/messages.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import type { RaisedFact } from '../fact.ts';

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
  chatbot_name: string;
  visitor_name: string | null;
  visitor_email: string | null;
  reason: HandoffReason | null;
  waiting_since: Date | null;
  contact_text: string | null;
}

export async function readSubject(db: Queryable, fact: RaisedFact): Promise<Subject> {
  const { rows } = await sql<Row>`
    SELECT b.name AS chatbot_name, coalesce(k.name, v.name) AS visitor_name, coalesce(k.email, v.email) AS visitor_email,
      h.reason, k.body AS contact_text,
      coalesce((SELECT max(e.at) FROM handoff_events e WHERE e.handoff_id = h.id AND e.type = 'requeued'), h.queued_at)
        AS waiting_since
    FROM alerts a
    JOIN chatbots b ON b.id = a.chatbot_id
    LEFT JOIN conversations c ON c.id = a.conversation_id
    LEFT JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN handoffs h ON a.kind IN ('new_request', 'waiting') AND h.id = a.about
    LEFT JOIN contact_messages k ON a.kind = 'contact' AND k.id = a.about
    WHERE a.id = ${fact.alertId}
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error('an alert vanished while it was told');
  const told = row.contact_text === null ? await readTexts(db, fact) : { texts: [row.contact_text], earlier: 0 };
  return {
    chatbotName: row.chatbot_name,
    visitorName: row.visitor_name,
    visitorEmail: row.visitor_email,
    conversationId: fact.conversationId,
    reason: row.reason,
    waitingSince: row.waiting_since,
    ...told,
  };
}

async function readTexts(db: Queryable, { conversationId, firstSeq, lastSeq }: RaisedFact) {
  if (conversationId === null) return { texts: [], earlier: 0 };
  let rows = db
    .selectFrom('messages')
    .where('conversation_id', '=', conversationId)
    .where('author_kind', '=', 'visitor')
    .orderBy('seq', 'desc')
    .limit(firstSeq === null ? 1 : MOST_TEXTS)
    .select(['body', sql<number>`count(*) OVER ()`.as('all')]);
  if (firstSeq !== null && lastSeq !== null) rows = rows.where('seq', '>=', firstSeq).where('seq', '<=', lastSeq);
  const found = await rows.execute();
  const earlier = firstSeq === null ? 0 : (found[0]?.all ?? 0) - found.length;
  return { texts: found.map(({ body }) => body).reverse(), earlier };
}
