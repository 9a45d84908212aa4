import { sql } from 'kysely';
import type { z } from 'zod';
import type { ContactMessage, contactMessageListSchema, listContactMessagesQuerySchema } from '#contract/chatbots.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { readTimeCursor, writeTimeCursor } from '#contract/time-cursor.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';

type Query = z.output<typeof listContactMessagesQuerySchema>;

export type ContactInbox = ReturnType<typeof createContactInbox>;

/** What visitors left, for those who answer them. */
export function createContactInbox({ db, clock }: { db: Database; clock: Clock }) {
  return {
    /** Newest first. */
    async list(workspaceId: string, query: Query): Promise<Result<z.output<typeof contactMessageListSchema>>> {
      const after = query.cursor === undefined ? null : readTimeCursor(query.cursor);
      if (after === undefined) return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
      let rows = selectMessages(db, workspaceId);
      if (query.state !== 'all') rows = rows.where('m.handled_at', query.state === 'open' ? 'is' : 'is not', null);
      if (after) rows = rows.where(sql<boolean>`(m.created_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
      const [found, openCount] = await Promise.all([
        rows
          .orderBy('m.created_at', 'desc')
          .orderBy('m.id', 'desc')
          .limit(query.limit + 1)
          .execute(),
        countOpen(db, workspaceId),
      ]);
      const page = found.slice(0, query.limit);
      const last = found.length > query.limit ? page.at(-1) : undefined;
      return succeed({
        messages: page.map(present),
        openCount,
        nextCursor: last ? writeTimeCursor({ at: last.created_at, id: last.id }) : null,
      });
    },

    /** Marks a message as done or as still to do. Who marked it first stays. */
    async mark(message: {
      workspaceId: string;
      id: string;
      handled: boolean;
      memberId: string;
    }): Promise<Result<ContactMessage>> {
      const { workspaceId, id, handled, memberId } = message;
      await db
        .updateTable('contact_messages')
        .set(handled ? { handled_at: clock.now(), handled_by: memberId } : { handled_at: null, handled_by: null })
        .where('id', '=', id)
        .where('workspace_id', '=', workspaceId)
        .where('handled_at', handled ? 'is' : 'is not', null)
        .execute();
      const row = await selectMessages(db, workspaceId).where('m.id', '=', id).executeTakeFirst();
      return row ? succeed(present(row)) : fail('not_found', 'This message is not there.');
    },
  };
}

interface Row {
  id: string;
  chatbot_id: string;
  chatbot_name: string;
  conversation_id: string | null;
  name: string;
  email: string;
  body: string;
  created_at: Date;
  handled_at: Date | null;
  handled_by_name: string | null;
}

function selectMessages(db: Queryable, workspaceId: string) {
  return db
    .selectFrom('contact_messages as m')
    .innerJoin('chatbots as b', 'b.id', 'm.chatbot_id')
    .leftJoin('members as who', 'who.id', 'm.handled_by')
    .select(['m.id', 'm.chatbot_id', 'b.name as chatbot_name', 'm.conversation_id', 'm.name', 'm.email', 'm.body'])
    .select(['m.created_at', 'm.handled_at', 'who.name as handled_by_name'])
    .where('m.workspace_id', '=', workspaceId);
}

async function countOpen(db: Queryable, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('contact_messages')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('handled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

function present(row: Row): ContactMessage {
  return {
    id: row.id,
    chatbot: { id: row.chatbot_id, name: row.chatbot_name },
    conversationId: row.conversation_id,
    name: row.name,
    email: row.email,
    text: row.body,
    at: row.created_at.toISOString(),
    handledAt: row.handled_at?.toISOString() ?? null,
    handledBy: row.handled_by_name,
  };
}
