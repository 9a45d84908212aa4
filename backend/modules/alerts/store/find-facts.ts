import { type RawBuilder, sql } from 'kysely';
import type { AlertKind } from '#contract/alerts.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { Fact } from '../fact.ts';
import { DEFAULT_SETTINGS } from '../rules/preferences.ts';

/*
 * What is not told yet, read from the tables of the modules that own the facts. Each of these runs over and over: what it
 * reads must be as much as is open at this moment, never as much as was ever stored.
 */

/**
 * SQL condition: the fact is not told yet. A scalar subquery is one look into the unique index per row, whatever the planner
 * believes about the tables; NOT EXISTS becomes a join, and a slow one while their statistics are young.
 */
function isUntold(kind: AlertKind, about: RawBuilder<unknown>, nth: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(SELECT a.id FROM alerts a WHERE a.kind = ${sql.lit(kind)} AND a.about = ${about} AND a.nth = ${nth}) IS NULL`;
}

/** A fact, and from when on it is to be told. */
export interface DueFact {
  fact: Fact;
  due: Date;
}

interface RequestRow {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  conversation_id: string;
  round: number;
}

function requestFact(kind: 'new_request' | 'waiting', row: RequestRow): Fact {
  return {
    kind,
    workspaceId: row.workspace_id,
    chatbotId: row.chatbot_id,
    conversationId: row.conversation_id,
    about: row.id,
    nth: row.round,
    firstSeq: null,
    lastSeq: null,
    memberId: null,
    words: [],
  };
}

/** Requests asked for since then that are in the queue for the first time. */
export async function findRequests(db: Database, since: Date): Promise<Fact[]> {
  const { rows } = await sql<RequestRow>`
    SELECT h.id, h.workspace_id, h.chatbot_id, h.conversation_id, h.round
    FROM handoffs h
    WHERE h.state = 'pending' AND h.round = 0 AND h.requested_at >= ${since}
      AND ${isUntold('new_request', sql`h.id`, sql`0`)}
    ORDER BY h.queued_at, h.id
  `.execute(db);
  return rows.map((row) => requestFact('new_request', row));
}

/** Requests that are told once they have waited long enough, once each time they are in the queue. */
export async function findWaiting(db: Database): Promise<DueFact[]> {
  const { rows } = await sql<RequestRow & { due: Date }>`
    SELECT h.id, h.workspace_id, h.chatbot_id, h.conversation_id, h.round,
      coalesce(returned.at, h.queued_at)
        + make_interval(mins => coalesce(s.waiting_minutes, ${DEFAULT_SETTINGS.waitingMinutes}::int)) AS due
    FROM handoffs h
    LEFT JOIN alert_settings s ON s.workspace_id = h.workspace_id
    -- A request that came back kept its place, but its visitor has not waited since then.
    LEFT JOIN LATERAL (
      SELECT max(e.at) AS at FROM handoff_events e WHERE h.round > 0 AND e.handoff_id = h.id AND e.type = 'requeued'
    ) returned ON true
    WHERE h.state = 'pending'
      AND ${isUntold('waiting', sql`h.id`, sql`h.round`)}
    ORDER BY h.queued_at, h.id
  `.execute(db);
  return rows.map((row) => ({ fact: requestFact('waiting', row), due: row.due }));
}

/** A visitor's messages stay unread for so long before they are told, together with those that came meanwhile. */
export const UNREAD_MS = 30_000;

interface UnreadRow {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  assigned_member_id: string;
  told_seq: number;
  first_seq: number;
  first_at: Date;
  last_seq: number;
}

/** Active chats with messages that their agent has neither read nor answered, and that were not told before. */
export async function findUnread(db: Database): Promise<DueFact[]> {
  const { rows } = await sql<UnreadRow>`
    SELECT c.id, c.workspace_id, c.chatbot_id, c.assigned_member_id, told.seq AS told_seq,
      first.seq AS first_seq, first.created_at AS first_at, last.seq AS last_seq
    FROM conversations c
    CROSS JOIN LATERAL (
      SELECT coalesce(max(a.last_seq), 0) AS seq FROM alerts a WHERE a.conversation_id = c.id AND a.kind = 'message'
    ) told
    CROSS JOIN LATERAL (
      SELECT coalesce(max(m.seq), 0) AS seq FROM messages m
      WHERE m.conversation_id = c.id AND m.author_kind = 'agent' AND m.seq > greatest(c.agent_read_seq, told.seq)
    ) answered
    CROSS JOIN LATERAL (
      SELECT m.seq, m.created_at FROM messages m
      WHERE m.conversation_id = c.id AND m.author_kind = 'visitor'
        AND m.seq > greatest(c.agent_read_seq, told.seq, answered.seq)
      ORDER BY m.seq LIMIT 1
    ) first
    CROSS JOIN LATERAL (
      SELECT max(m.seq) AS seq FROM messages m
      WHERE m.conversation_id = c.id AND m.author_kind = 'visitor' AND m.seq >= first.seq
    ) last
    WHERE c.status = 'active' AND c.assigned_member_id IS NOT NULL AND c.last_seq > c.agent_read_seq
    ORDER BY first.created_at, c.id
  `.execute(db);
  return rows.map((row) => ({
    fact: {
      kind: 'message',
      workspaceId: row.workspace_id,
      chatbotId: row.chatbot_id,
      conversationId: row.id,
      about: row.id,
      nth: row.told_seq,
      firstSeq: row.first_seq,
      lastSeq: row.last_seq,
      memberId: row.assigned_member_id,
      words: [],
    },
    due: new Date(row.first_at.getTime() + UNREAD_MS),
  }));
}

/** What visitors left since then that nobody has dealt with. */
export async function findContacts(db: Database, since: Date): Promise<Fact[]> {
  const rows = await db
    .selectFrom('contact_messages as m')
    .where('m.created_at', '>=', since)
    .where('m.handled_at', 'is', null)
    .where(isUntold('contact', sql`m.id`, sql`0`))
    .orderBy('m.created_at')
    .orderBy('m.id')
    .select(['m.id', 'm.workspace_id', 'm.chatbot_id', 'm.conversation_id'])
    .execute();
  return rows.map((row) => ({
    kind: 'contact',
    workspaceId: row.workspace_id,
    chatbotId: row.chatbot_id,
    conversationId: row.conversation_id,
    about: row.id,
    nth: 0,
    firstSeq: null,
    lastSeq: null,
    memberId: null,
    words: [],
  }));
}
