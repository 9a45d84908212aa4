import { sql } from 'kysely';
import type { Message, Page } from '#contract/messages.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import { MESSAGE_COLUMNS, presentMessage } from './present.ts';

export interface PageQuery {
  conversationId: string;
  limit: number;
  afterSeq?: number | undefined;
  beforeSeq?: number | undefined;
}

/** Messages in ascending seq: after a cursor, or the nearest before one, or (with neither) the newest. */
export async function readPage(db: Queryable, query: PageQuery): Promise<Page> {
  const forward = query.afterSeq !== undefined;
  let rows = db
    .selectFrom('messages')
    .select(MESSAGE_COLUMNS)
    .where('conversation_id', '=', query.conversationId)
    .orderBy('seq', forward ? 'asc' : 'desc')
    .limit(query.limit + 1);
  if (query.afterSeq !== undefined) rows = rows.where('seq', '>', query.afterSeq);
  if (query.beforeSeq !== undefined) rows = rows.where('seq', '<', query.beforeSeq);
  const found = await rows.execute();
  const kept = found.slice(0, query.limit).map(presentMessage);
  return { messages: forward ? kept : kept.reverse(), hasMore: found.length > query.limit };
}

/** Written out, never a parameter: a planned statement finds a partial index only by a predicate that it can read. */
const isOpen = sql<boolean>`status <> 'closed'`;

export interface NewConversation {
  workspaceId: string;
  chatbot: { id: string; name: string; greeting: string };
  visitorId: string;
  now: Date;
}

/**
 * The visitor's open conversation with a chatbot, created with the greeting as message 1 if there is none. Two calls at
 * once end in the same conversation: the partial unique index lets only one of them create it.
 */
export async function openConversation(
  db: Database,
  input: NewConversation,
): Promise<{ id: string; created: boolean }> {
  const id = newId();
  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('conversations')
      .values({
        id,
        workspace_id: input.workspaceId,
        chatbot_id: input.chatbot.id,
        visitor_id: input.visitorId,
        assigned_member_id: null,
        last_seq: 1,
        started_at: input.now,
      })
      .onConflict((conflict) => conflict.columns(['visitor_id', 'chatbot_id']).where(isOpen).doNothing())
      .executeTakeFirst();
    if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) {
      const existing = await trx
        .selectFrom('conversations')
        .select('id')
        .where('visitor_id', '=', input.visitorId)
        .where('chatbot_id', '=', input.chatbot.id)
        .where(isOpen)
        .executeTakeFirstOrThrow();
      return { id: existing.id, created: false };
    }
    await trx
      .insertInto('messages')
      .values({
        id: newId(),
        conversation_id: id,
        seq: 1,
        author_kind: 'bot',
        author_id: input.chatbot.id,
        author_name: input.chatbot.name,
        client_id: 'greeting',
        kind: 'text',
        body: input.chatbot.greeting,
        created_at: input.now,
      })
      .execute();
    return { id, created: true };
  });
}

/** Moves a read mark forward, never back and never past the last message. Returns whether it moved. */
export async function markRead(
  db: Queryable,
  input: { conversationId: string; seq: number; reader: { visitorId: string } | { memberId: string } },
): Promise<boolean> {
  const { reader } = input;
  const [mark, person, id] =
    'visitorId' in reader
      ? (['visitor_read_seq', 'visitor_id', reader.visitorId] as const)
      : (['agent_read_seq', 'assigned_member_id', reader.memberId] as const);
  const upTo = sql<number>`least(${input.seq}::bigint, last_seq)`;
  const result = await db
    .updateTable('conversations')
    .set({ [mark]: upTo, version: sql<number>`version + 1` })
    .where('id', '=', input.conversationId)
    .where(person, '=', id)
    .where(mark, '<', upTo)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The visitor closes a conversation nobody was asked into. Returns the closing message, or null when not in `bot`. */
export async function closeInBot(
  db: Database,
  input: { conversationId: string; visitorId: string; now: Date },
): Promise<Message | null> {
  return db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('conversations')
      .set({
        status: 'closed',
        closed_at: input.now,
        version: sql<number>`version + 1`,
        last_seq: sql<number>`last_seq + 1`,
      })
      .where('id', '=', input.conversationId)
      .where('visitor_id', '=', input.visitorId)
      .where('status', '=', 'bot')
      .returning('last_seq')
      .executeTakeFirst();
    if (!closed) return null;
    const row = await trx
      .insertInto('messages')
      .values({
        id: newId(),
        conversation_id: input.conversationId,
        seq: closed.last_seq,
        author_kind: 'system',
        author_id: input.conversationId,
        kind: 'event',
        detail: JSON.stringify({ event: { type: 'conversation_ended' } }),
        created_at: input.now,
      })
      .returning(MESSAGE_COLUMNS)
      .executeTakeFirstOrThrow();
    return presentMessage(row);
  });
}
