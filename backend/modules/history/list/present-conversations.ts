import { sql } from 'kysely';
import type { ConversationStatus, HandoffState } from '#contract/conversations.ts';
import type { PastConversation } from '#contract/history/past-conversations.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Queryable } from '../../../server/database/connection.ts';

interface Row {
  id: string;
  status: ConversationStatus;
  chatbot_id: string;
  chatbot_name: string;
  visitor_id: string;
  visitor_name: string | null;
  visitor_email: string | null;
  visitor_verified: boolean;
  started_at: Date;
  closed_at: Date | null;
  last_at: Date;
  last_seq: number;
  handoff_id: string | null;
  handoff_state: HandoffState;
  reason: HandoffReason;
  requested_at: Date;
  first_accepted_at: Date | null;
  ended_at: Date | null;
  stars: number | null;
  comment: string | null;
  opening: string | null;
  agents: { id: string; name: string }[] | null;
}

const OPENING = 200;

/**
 * Rows of the list for these ids, which the caller has found visible, in this order; without `hit`. Reads names that
 * other modules own; only for the rows of one page.
 */
export async function presentConversations(
  db: Queryable,
  ids: readonly string[],
  now: Date,
): Promise<PastConversation[]> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.status, c.chatbot_id, b.name AS chatbot_name,
      c.visitor_id, v.name AS visitor_name, v.email AS visitor_email, v.verified_as IS NOT NULL AS visitor_verified,
      c.started_at, c.closed_at, coalesce(last.created_at, c.started_at) AS last_at, c.last_seq,
      h.id AS handoff_id, h.state AS handoff_state, h.reason, h.requested_at, h.ended_at,
      (SELECT min(e.at) FROM handoff_events e WHERE e.handoff_id = h.id AND e.type = 'accepted') AS first_accepted_at,
      rating.stars, rating.comment, opening.text AS opening, had.agents
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, place)
    JOIN conversations c ON c.id = asked.id
    JOIN chatbots b ON b.id = c.chatbot_id
    JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN messages last ON last.conversation_id = c.id AND last.seq = c.last_seq
    LEFT JOIN LATERAL (
      SELECT * FROM handoffs WHERE conversation_id = c.id ORDER BY requested_at DESC, id DESC LIMIT 1
    ) h ON true
    LEFT JOIN LATERAL (
      SELECT r.stars, r.comment FROM handoff_ratings r JOIN handoffs rated ON rated.id = r.handoff_id
      WHERE rated.conversation_id = c.id ORDER BY r.at DESC LIMIT 1
    ) rating ON true
    LEFT JOIN LATERAL (
      SELECT left(m.body, ${OPENING + 1}) AS text FROM messages m
      WHERE m.conversation_id = c.id AND m.author_kind = 'visitor' ORDER BY m.seq LIMIT 1
    ) opening ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', took.id, 'name', took.name) ORDER BY took.rev) AS agents FROM (
        SELECT m.id, m.name, min(e.rev) AS rev
        FROM handoffs o JOIN handoff_events e ON e.handoff_id = o.id AND e.type = 'accepted'
        JOIN members m ON m.id = e.member_id
        WHERE o.conversation_id = c.id GROUP BY m.id
      ) took
    ) had ON true
    ORDER BY asked.place
  `.execute(db);
  return rows.map((row) => present(row, now));
}

function present(row: Row, now: Date): PastConversation {
  return {
    id: row.id,
    status: row.status,
    chatbot: { id: row.chatbot_id, name: row.chatbot_name },
    visitor: {
      id: row.visitor_id,
      name: row.visitor_name,
      email: row.visitor_email,
      verified: row.visitor_verified,
    },
    agents: row.agents ?? [],
    startedAt: row.started_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    lastMessageAt: row.last_at.toISOString(),
    messages: row.last_seq,
    handoff: row.handoff_id === null ? null : presentHandoff(row.handoff_id, row, now),
    rating: row.stars === null ? null : { stars: row.stars, comment: row.comment ?? '' },
    opening: row.opening === null ? null : shorten(row.opening),
    hit: null,
  };
}

function presentHandoff(id: string, row: Row, now: Date): PastConversation['handoff'] {
  return { id, state: row.handoff_state, reason: row.reason, waitedMs: waitedMs(row, now) };
}

/** Until the first agent took it, it ended, or now. */
export function waitedMs(
  handoff: { requested_at: Date; first_accepted_at: Date | null; ended_at: Date | null },
  now: Date,
): number {
  const until = handoff.first_accepted_at ?? handoff.ended_at ?? now;
  return Math.max(0, until.getTime() - handoff.requested_at.getTime());
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= OPENING ? line : `${line.slice(0, OPENING).toWellFormed().trimEnd()}…`;
}
