import { type RawBuilder, sql } from 'kysely';
import type { ConversationStatus } from '#contract/conversations.ts';
import type { ExportRow } from '#contract/history/export.ts';
import type { SystemEvent } from '#contract/messages.ts';
import type { Database } from '../../../server/database/connection.ts';
import { detailOf } from '../files/event-words.ts';
import { MICROS, type Position, positionRow, writePosition } from '../position.ts';
import { writeRowCursor } from './row-cursor.ts';

/** A conversation as its rows tell it. */
export interface Exported extends Position {
  started_at: Date;
  status: ConversationStatus;
  chatbot: string;
  visitor_id: string;
  visitor_name: string | null;
  visitor_email: string | null;
  last_seq: number;
}

export interface MessageRow {
  conversation_id: string;
  seq: number;
  created_at: Date;
  author_kind: string;
  author_name: string | null;
  kind: string;
  body: string;
  event: SystemEvent | null;
}

/** Conversations in the order in which they began; `from` is included. */
export async function readConversations(
  db: Database,
  input: { conditions: RawBuilder<unknown>; from: Position | null; limit: number },
): Promise<Exported[]> {
  const { conditions, from, limit } = input;
  const { rows } = await sql<Exported>`
    SELECT i.conversation_id AS id, ${MICROS} AS micros, i.started_at, i.status, b.name AS chatbot, v.id AS visitor_id,
      v.name AS visitor_name, v.email AS visitor_email, c.last_seq
    FROM (
      SELECT * FROM conversation_index i
      WHERE ${conditions}
        ${from ? sql`AND (i.started_at, i.conversation_id) >= ${positionRow(from)}` : sql``}
      ORDER BY i.started_at, i.conversation_id
      LIMIT ${limit}
    ) i
    JOIN conversations c ON c.id = i.conversation_id
    JOIN chatbots b ON b.id = i.chatbot_id
    JOIN visitors v ON v.id = i.visitor_id
    ORDER BY i.started_at, i.conversation_id
  `.execute(db);
  return rows;
}

const COLUMNS = sql`conversation_id, seq, created_at, author_kind, author_name, kind, body, detail -> 'event' AS event`;

/** All messages of these conversations, each in order. */
export async function readAll(db: Database, ids: readonly string[]): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    SELECT ${COLUMNS} FROM messages WHERE conversation_id = ANY (${ids}::uuid[]) ORDER BY conversation_id, seq
  `.execute(db);
  return rows;
}

/** Messages of one conversation, after `afterSeq` and up to `upToSeq`. */
export async function readRange(
  db: Database,
  id: string,
  { afterSeq, upToSeq }: { afterSeq: number; upToSeq: number },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    SELECT ${COLUMNS} FROM messages
    WHERE conversation_id = ${id} AND seq > ${afterSeq}::bigint AND seq <= ${upToSeq}::bigint ORDER BY seq
  `.execute(db);
  return rows;
}

/** Rows of one conversation. What they share is made once: a million rows are to leave little behind. */
export function toRows(conversation: Exported, messages: readonly MessageRow[]): ExportRow[] {
  const position = writePosition(conversation);
  const startedAt = conversation.started_at.toISOString();
  return messages.map((message) => ({
    cursor: writeRowCursor(position, message.seq),
    conversationId: conversation.id,
    conversationStartedAt: startedAt,
    conversationStatus: conversation.status,
    chatbot: conversation.chatbot,
    visitorId: conversation.visitor_id,
    visitorName: conversation.visitor_name,
    visitorEmail: conversation.visitor_email,
    seq: message.seq,
    at: message.created_at.toISOString(),
    author: message.author_kind,
    authorName: message.author_name,
    kind: message.kind,
    text: message.body,
    event: message.event?.type ?? null,
    eventDetail: message.event ? detailOf(message.event) : null,
  }));
}
