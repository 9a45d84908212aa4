import { sql } from 'kysely';
import type { Message, SystemEvent } from '#contract/messages.ts';
import type { Database } from '../../server/database/connection.ts';
import type { MessageDetail } from '../../server/database/schema.ts';
import { newId } from '../../server/new-id.ts';
import { presentMessage } from '../conversation/index.ts';
import type { Edge } from './edges.ts';

export interface TransitionInput {
  edge: Edge;
  /** The handoff itself, or the conversation whose live handoff is meant. */
  subject: { handoffId: string } | { conversationId: string };
  /** Foreign handoffs are as good as missing ones. */
  workspaceId: string;
  /** Who acts: becomes the assigned agent on accept, is noted in the event otherwise. */
  memberId: string | null;
  /** When set, only this agent's accepted handoff is moved. */
  onlyAcceptedBy?: string;
  says: SystemEvent;
  now: Date;
}

export interface Transitioned {
  handoffId: string;
  conversationId: string;
  chatbotId: string;
  visitorId: string;
  acceptedBy: string | null;
  rev: number;
  message: Message;
}

interface Row {
  handoff_id: string;
  conversation_id: string;
  chatbot_id: string;
  visitor_id: string;
  accepted_by: string | null;
  rev: number;
  seq: number;
}

/**
 * Walks one edge: a single conditional statement, so that of any number of racing writers exactly one gets a row back.
 * Handoff, conversation, system message, queue revision and event change together or not at all.
 * Returns null when the handoff was not (or no longer) in the edge's first state.
 */
export async function transition(db: Database, input: TransitionInput): Promise<Transitioned | null> {
  const { edge, now, memberId, workspaceId } = input;
  const messageId = newId();
  const detail: MessageDetail = { event: input.says };
  const subject =
    'handoffId' in input.subject
      ? sql`h.id = ${input.subject.handoffId}`
      : sql`h.conversation_id = ${input.subject.conversationId}`;
  const to = edge.handoff.to;
  const { rows } = await sql<Row>`
    WITH moved AS (
      UPDATE handoffs h SET
        state = ${to},
        accepted_at = CASE ${to} WHEN 'accepted' THEN ${now}::timestamptz WHEN 'pending' THEN NULL ELSE h.accepted_at END,
        accepted_by = CASE ${to} WHEN 'accepted' THEN ${memberId}::uuid WHEN 'pending' THEN NULL ELSE h.accepted_by END,
        ended_at = CASE WHEN ${to} IN ('completed', 'cancelled', 'expired') THEN ${now}::timestamptz END
      WHERE ${subject} AND h.workspace_id = ${workspaceId} AND h.state = ${sql.lit(edge.handoff.from)}
        AND (${input.onlyAcceptedBy ?? null}::uuid IS NULL OR h.accepted_by = ${input.onlyAcceptedBy ?? null}::uuid)
      RETURNING h.id, h.workspace_id, h.conversation_id, h.chatbot_id, h.accepted_by
    ),
    conversation AS (
      UPDATE conversations c SET
        status = ${edge.conversation.to},
        assigned_member_id = CASE ${edge.conversation.to}
          WHEN 'active' THEN ${memberId}::uuid WHEN 'closed' THEN c.assigned_member_id END,
        agent_read_seq = CASE ${edge.conversation.to} WHEN 'active' THEN c.last_seq + 1 ELSE c.agent_read_seq END,
        closed_at = CASE ${edge.conversation.to} WHEN 'closed' THEN ${now}::timestamptz END,
        version = c.version + 1,
        last_seq = c.last_seq + 1
      FROM moved WHERE c.id = moved.conversation_id
      RETURNING c.id, c.visitor_id, c.last_seq
    ),
    said AS (
      INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, kind, detail, created_at)
      SELECT ${messageId}::uuid, id, last_seq, 'system', id, 'event', ${JSON.stringify(detail)}::jsonb, ${now}::timestamptz
      FROM conversation
    ),
    revision AS (
      UPDATE workspaces w SET queue_rev = w.queue_rev + 1 FROM moved WHERE w.id = moved.workspace_id
      RETURNING w.queue_rev
    ),
    noted AS (
      INSERT INTO handoff_events (workspace_id, rev, handoff_id, type, member_id, at)
      SELECT moved.workspace_id, revision.queue_rev, moved.id, ${edge.event}, ${memberId}::uuid, ${now}::timestamptz
      FROM moved, revision
    )
    SELECT moved.id AS handoff_id, moved.conversation_id, moved.chatbot_id, conversation.visitor_id,
      moved.accepted_by, revision.queue_rev AS rev, conversation.last_seq AS seq
    FROM moved, conversation, revision
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  return {
    handoffId: row.handoff_id,
    conversationId: row.conversation_id,
    chatbotId: row.chatbot_id,
    visitorId: row.visitor_id,
    acceptedBy: row.accepted_by,
    rev: row.rev,
    message: presentMessage({
      id: messageId,
      conversation_id: row.conversation_id,
      seq: row.seq,
      author_kind: 'system',
      author_name: null,
      client_id: null,
      kind: 'event',
      body: '',
      detail,
      created_at: now,
    }),
  };
}
