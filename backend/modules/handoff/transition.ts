import { sql } from 'kysely';
import type { Message } from '#contract/messages.ts';
import type { Database } from '../../server/database/connection.ts';
import type { MessageDetail } from '../../server/database/schema.ts';
import { newId } from '../../server/new-id.ts';
import { presentMessage } from '../conversation/index.ts';
import { deskStep, lockStep, type TransitionInput } from './transition-steps.ts';

export interface Transitioned {
  handoffId: string;
  conversationId: string;
  chatbotId: string;
  visitorId: string;
  /** The agent who has it now, or had it before. */
  agentId: string | null;
  rev: number;
  message: Message;
}

interface Row {
  handoff_id: string;
  conversation_id: string;
  chatbot_id: string;
  visitor_id: string;
  held_by: string | null;
  rev: number;
  seq: number;
}

/**
 * Walks one edge: a single conditional statement, so that of any number of racing writers exactly one gets a row back.
 * Handoff, agent's desk, conversation, system message, queue revision and event change together or not at all.
 * Returns null when the handoff was not (or no longer) in the edge's first state, or the edge's conditions do not hold.
 *
 * Rows are locked in one order everywhere (handoff, desk, conversation, workspace), each step reading from the one
 * before it, so that two transitions can never wait for each other.
 */
export async function transition(db: Database, input: TransitionInput): Promise<Transitioned | null> {
  const { edge, now, memberId, requeue } = input;
  const messageId = newId();
  const detail: MessageDetail = { event: input.says };
  const to = edge.handoff.to;
  const handover = requeue ? JSON.stringify(requeue.handover) : null;
  const offer = requeue?.offer ?? null;
  const { rows } = await sql<Row>`
    WITH locked AS (${lockStep(input)}),
    desk AS (${deskStep(input)}),
    moved AS (
      UPDATE handoffs h SET
        state = ${to},
        accepted_at = CASE ${to} WHEN 'accepted' THEN ${now}::timestamptz WHEN 'pending' THEN NULL ELSE h.accepted_at END,
        accepted_by = CASE ${to} WHEN 'accepted' THEN ${memberId}::uuid WHEN 'pending' THEN NULL ELSE h.accepted_by END,
        ended_at = CASE WHEN ${to} IN ('completed', 'cancelled', 'expired') THEN ${now}::timestamptz END,
        round = h.round + CASE ${to} WHEN 'pending' THEN 1 ELSE 0 END,
        offer_rev = h.offer_rev + CASE ${to} WHEN 'pending' THEN 1 ELSE 0 END,
        routed = ${to} <> 'pending',
        offered_to = ${offer?.to ?? null}::uuid,
        offered_at = CASE WHEN ${offer !== null}::boolean THEN ${now}::timestamptz END,
        offer_expires_at = ${offer?.until ?? null}::timestamptz,
        handover = coalesce(${handover}::jsonb, h.handover)
      FROM locked ${edge.desk === 'takes' ? sql`JOIN` : sql`LEFT JOIN`} desk ON true
      WHERE h.id = locked.id
      RETURNING h.id, h.workspace_id, h.conversation_id, h.chatbot_id, coalesce(locked.held_by, h.accepted_by) AS held_by
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
      RETURNING c.id, c.workspace_id, c.visitor_id, c.last_seq
    ),
    said AS (
      INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, kind, detail, created_at)
      SELECT ${messageId}::uuid, id, last_seq, 'system', id, 'event', ${JSON.stringify(detail)}::jsonb, ${now}::timestamptz
      FROM conversation
    ),
    forgotten AS (
      DELETE FROM drafts USING conversation
      WHERE ${edge.conversation.to} = 'closed' AND drafts.conversation_id = conversation.id
    ),
    revision AS (
      UPDATE workspaces w SET queue_rev = w.queue_rev + 1 FROM conversation WHERE w.id = conversation.workspace_id
      RETURNING w.queue_rev
    ),
    noted AS (
      INSERT INTO handoff_events (workspace_id, rev, handoff_id, type, member_id, at)
      SELECT moved.workspace_id, revision.queue_rev, moved.id, ${edge.event}, ${memberId}::uuid, ${now}::timestamptz
      FROM moved, revision
    )
    SELECT moved.id AS handoff_id, moved.conversation_id, moved.chatbot_id, conversation.visitor_id,
      moved.held_by, revision.queue_rev AS rev, conversation.last_seq AS seq
    FROM moved, conversation, revision
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  return {
    handoffId: row.handoff_id,
    conversationId: row.conversation_id,
    chatbotId: row.chatbot_id,
    visitorId: row.visitor_id,
    agentId: row.held_by,
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
