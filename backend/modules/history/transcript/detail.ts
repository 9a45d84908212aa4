import { sql } from 'kysely';
import type { HandoffState } from '#contract/conversations.ts';
import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { ConversationDetail } from '#contract/history/past-conversations.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Database } from '../../../server/database/connection.ts';
import { presentConversations, waitedMs } from '../list/present-conversations.ts';

interface Row {
  id: string;
  state: HandoffState;
  reason: HandoffReason;
  requested_at: Date;
  ended_at: Date | null;
  first_accepted_at: Date | null;
  member_id: string | null;
  member_name: string | null;
  first_answer_at: Date | null;
  summary: HandoffSummary | null;
  stars: number | null;
  comment: string | null;
  rated_at: Date | null;
}

/** Everything about a conversation but its messages; the caller has found it visible. Null when it is gone by now. */
export async function readDetail(
  db: Database,
  conversation: { id: string; lastSeq: number },
  now: Date,
): Promise<ConversationDetail | null> {
  const [[found], handoffs] = await Promise.all([
    presentConversations(db, [conversation.id], now),
    readHandoffs(db, conversation.id, now),
  ]);
  return found ? { conversation: found, handoffs, lastSeq: conversation.lastSeq } : null;
}

/** Who took it first and when; later ones are in the thread. The first answer is looked for while the request lasted. */
async function readHandoffs(db: Database, id: string, now: Date): Promise<ConversationDetail['handoffs']> {
  const { rows } = await sql<Row>`
    SELECT h.id, h.state, h.reason, h.requested_at, h.ended_at, took.at AS first_accepted_at,
      m.id AS member_id, m.name AS member_name, answer.at AS first_answer_at, h.summary,
      r.stars, r.comment, r.at AS rated_at
    FROM handoffs h
    LEFT JOIN LATERAL (
      SELECT e.at, e.member_id FROM handoff_events e
      WHERE e.handoff_id = h.id AND e.type = 'accepted' ORDER BY e.rev LIMIT 1
    ) took ON true
    LEFT JOIN members m ON m.id = took.member_id
    LEFT JOIN LATERAL (
      SELECT a.created_at AS at FROM messages a
      WHERE a.conversation_id = h.conversation_id AND a.author_kind = 'agent' AND a.created_at >= h.requested_at
        AND (h.ended_at IS NULL OR a.created_at <= h.ended_at)
      ORDER BY a.seq LIMIT 1
    ) answer ON true
    LEFT JOIN handoff_ratings r ON r.handoff_id = h.id
    WHERE h.conversation_id = ${id}
    ORDER BY h.requested_at, h.id
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    reason: row.reason,
    requestedAt: row.requested_at.toISOString(),
    acceptedAt: row.first_accepted_at?.toISOString() ?? null,
    acceptedBy: row.member_id === null ? null : { id: row.member_id, name: row.member_name ?? '' },
    endedAt: row.ended_at?.toISOString() ?? null,
    waitedMs: waitedMs(row, now),
    firstResponseMs: row.first_answer_at && row.first_answer_at.getTime() - row.requested_at.getTime(),
    summary: row.summary,
    rating:
      row.stars === null || row.rated_at === null
        ? null
        : { stars: row.stars, comment: row.comment ?? '', at: row.rated_at.toISOString() },
  }));
}
