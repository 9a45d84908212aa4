import { type RawBuilder, sql } from 'kysely';
import type { Conversation, Handover, VisitorConversation } from '#contract/conversations.ts';
import type { Queryable } from '../../server/database/connection.ts';
import { type ConversationFacts, FACT_COLUMNS, presentFacts } from './writer/draft.ts';

/*
 * Reading for people needs names that other modules own (visitor, chatbot, member). These joins only read; whoever
 * writes those tables is still their module alone.
 */

interface ConversationRow {
  id: string;
  workspace_id: string;
  version: number;
  status: Conversation['status'];
  chatbot_id: string;
  chatbot_name: string;
  visitor_id: string;
  visitor_name: string | null;
  visitor_email: string | null;
  visitor_verified: boolean;
  member_id: string | null;
  member_name: string | null;
  handoff_id: string | null;
  handover: Handover | null;
  queued_before: number | null;
  started_at: Date;
  last_seq: number;
  agent_read_seq: number;
  visitor_read_seq: number;
}

/** A conversation with everything either side may be shown, and whom it concerns. */
export interface ConversationView {
  workspaceId: string;
  visitorId: string;
  chatbotId: string;
  assignedMemberId: string | null;
  /** What the agent before left, while the chat is waiting or active again. For agents only. */
  handover: Handover | null;
  forAgent: Conversation;
  forVisitor: VisitorConversation;
}

type Where = { ids: readonly string[] } | { assignedTo: string } | { openOfVisitor: string } | { waitingIn: string };

/** Conversations by id, by assigned agent (active ones), the open one of a visitor, or a workspace's waiting ones. Oldest first. */
export async function viewConversations(db: Queryable, where: Where): Promise<ConversationView[]> {
  const { rows } = await sql<ConversationRow>`
    SELECT c.id, c.workspace_id, c.version, c.status, c.chatbot_id, b.name AS chatbot_name,
      c.visitor_id, v.name AS visitor_name, v.email AS visitor_email, v.verified_as IS NOT NULL AS visitor_verified,
      m.id AS member_id, m.name AS member_name, h.id AS handoff_id, h.handover,
      ${'waitingIn' in where ? sql`line.before` : QUEUED_BEFORE} AS queued_before,
      c.started_at, c.last_seq, c.agent_read_seq, c.visitor_read_seq
    FROM conversations c
    JOIN chatbots b ON b.id = c.chatbot_id
    JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN members m ON m.id = c.assigned_member_id
    -- One look into the index per conversation; joined plainly, all that is live may be read for one.
    LEFT JOIN LATERAL (
      SELECT * FROM handoffs WHERE conversation_id = c.id AND state IN ('pending', 'accepted') LIMIT 1
    ) h ON true
    ${'waitingIn' in where ? joinLine(where.waitingIn) : sql``}
    WHERE ${conditionOf(where)}
    ORDER BY c.started_at, c.id
  `.execute(db);
  return rows.map(present);
}

export async function countUnreadChats(db: Queryable, memberId: string): Promise<number> {
  const { rows } = await sql<{ chats: number }>`
    SELECT count(*)::int AS chats FROM conversations c
    WHERE c.assigned_member_id = ${memberId} AND c.status = 'active' AND c.last_seq > c.agent_read_seq
      AND EXISTS (
        SELECT 1 FROM messages m
        WHERE m.conversation_id = c.id AND m.seq > c.agent_read_seq AND m.author_kind = 'visitor'
      )
  `.execute(db);
  return rows[0]?.chats ?? 0;
}

/** For one of those who wait. */
const QUEUED_BEFORE = sql`
  CASE WHEN h.state = 'pending' THEN (
    SELECT count(*) FROM handoffs q
    WHERE q.workspace_id = c.workspace_id AND q.state = 'pending' AND (q.queued_at, q.id) < (h.queued_at, h.id)
  ) END`;

/** For all of them: numbered in one pass, because counting for each what is before it takes the square of their number. */
function joinLine(workspaceId: string): RawBuilder<unknown> {
  return sql`
    JOIN (
      SELECT id, row_number() OVER (ORDER BY queued_at, id) - 1 AS before
      FROM handoffs WHERE workspace_id = ${workspaceId} AND state = 'pending'
    ) line ON line.id = h.id`;
}

/** Whom a conversation concerns at this moment; null when it is gone. */
export async function readFacts(db: Queryable, conversationId: string): Promise<ConversationFacts | null> {
  const row = await db
    .selectFrom('conversations')
    .where('id', '=', conversationId)
    .select(FACT_COLUMNS)
    .executeTakeFirst();
  return row ? presentFacts(row) : null;
}

function conditionOf(where: Where): RawBuilder<unknown> {
  if ('ids' in where) return sql`c.id = ANY (${where.ids}::uuid[])`;
  if ('assignedTo' in where) return sql`c.assigned_member_id = ${where.assignedTo} AND c.status = 'active'`;
  if ('waitingIn' in where) return sql`c.workspace_id = ${where.waitingIn} AND h.state = 'pending'`;
  return sql`c.visitor_id = ${where.openOfVisitor} AND c.status <> 'closed'`;
}

function present(row: ConversationRow): ConversationView {
  const shared = {
    id: row.id,
    version: row.version,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    lastSeq: row.last_seq,
  };
  return {
    workspaceId: row.workspace_id,
    visitorId: row.visitor_id,
    chatbotId: row.chatbot_id,
    assignedMemberId: row.member_id,
    handover: row.handover,
    forAgent: {
      ...shared,
      chatbot: { id: row.chatbot_id, name: row.chatbot_name },
      visitor: {
        id: row.visitor_id,
        name: row.visitor_name,
        email: row.visitor_email,
        verified: row.visitor_verified,
      },
      agent: row.member_id !== null ? { id: row.member_id, name: row.member_name ?? '' } : null,
      handoffId: row.handoff_id,
      agentReadSeq: row.agent_read_seq,
      visitorReadSeq: row.visitor_read_seq,
    },
    forVisitor: {
      ...shared,
      agentName: row.member_name,
      queuePosition: row.queued_before === null ? null : row.queued_before + 1,
      visitor: { name: row.visitor_name, email: row.visitor_email },
    },
  };
}
