import { sql } from 'kysely';
import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { HandoffReason, Message, SystemEvent } from '#contract/messages.ts';
import type { Database } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import { presentMessage } from '../conversation/index.ts';

export interface RequestInput {
  conversationId: string;
  reason: HandoffReason;
  /** Kept for the agent who takes it. */
  summary?: HandoffSummary | null;
}

export interface Requested {
  handoffId: string;
  conversationId: string;
  workspaceId: string;
  rev: number;
  message: Message;
}

/**
 * The entry of the state machine: `bot → pending`, with a new handoff at the end of the queue. One conditional
 * statement; of several requests at once exactly one gets a row back, the others null.
 */
export async function requestHandoff(db: Database, input: RequestInput & { now: Date }): Promise<Requested | null> {
  const { conversationId, reason, now } = input;
  const summary = input.summary ? JSON.stringify(input.summary) : null;
  const handoffId = newId();
  const messageId = newId();
  const event: SystemEvent = { type: 'handoff_requested', reason };
  const { rows } = await sql<{ workspace_id: string; rev: number; seq: number }>`
    WITH conversation AS (
      UPDATE conversations SET status = 'pending', version = version + 1, last_seq = last_seq + 1
      WHERE id = ${conversationId} AND status = 'bot'
      RETURNING id, workspace_id, chatbot_id, last_seq
    ),
    made AS (
      INSERT INTO handoffs (id, workspace_id, chatbot_id, conversation_id, state, reason, requested_at, queued_at, summary)
      SELECT ${handoffId}::uuid, workspace_id, chatbot_id, id, 'pending', ${reason}, ${now}::timestamptz, ${now}::timestamptz,
        ${summary}::jsonb
      FROM conversation
    ),
    said AS (
      INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, kind, detail, created_at)
      SELECT ${messageId}::uuid, id, last_seq, 'system', id, 'event', ${JSON.stringify({ event })}::jsonb, ${now}::timestamptz
      FROM conversation
    ),
    revision AS (
      UPDATE workspaces w SET queue_rev = w.queue_rev + 1 FROM conversation c WHERE w.id = c.workspace_id
      RETURNING w.queue_rev
    ),
    noted AS (
      INSERT INTO handoff_events (workspace_id, rev, handoff_id, type, at)
      SELECT c.workspace_id, r.queue_rev, ${handoffId}::uuid, 'requested', ${now}::timestamptz FROM conversation c, revision r
    )
    SELECT c.workspace_id, r.queue_rev AS rev, c.last_seq AS seq FROM conversation c, revision r
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  const message = presentMessage({
    id: messageId,
    conversation_id: conversationId,
    seq: row.seq,
    author_kind: 'system',
    author_name: null,
    client_id: null,
    kind: 'event',
    body: '',
    detail: { event },
    created_at: now,
  });
  return { handoffId, conversationId, workspaceId: row.workspace_id, rev: row.rev, message };
}
