import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';

export interface EndedQuery {
  workspaceId: string;
  endedBefore: Date;
  /** Leave out those whose words have gone already. */
  named: boolean;
}

/**
 * A conversation is over when it is closed, or when its visitor left it with the bot: then it ended with its last message. A
 * request that waits, and a chat that an agent holds, are not over, however old they are.
 */
function isOver({ workspaceId, endedBefore, named }: EndedQuery): RawBuilder<boolean> {
  const lastMessage = sql`(SELECT m.created_at FROM messages m WHERE m.conversation_id = c.id AND m.seq = c.last_seq)`;
  return sql`c.workspace_id = ${workspaceId} AND c.started_at < ${endedBefore}
    ${named ? sql`AND c.anonymised_at IS NULL` : sql``}
    AND CASE c.status
      WHEN 'closed' THEN c.closed_at < ${endedBefore}
      WHEN 'bot' THEN coalesce(${lastMessage}, c.started_at) < ${endedBefore}
      ELSE false END`;
}

export async function countEnded(db: Queryable, query: EndedQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM conversations c WHERE ${isOver(query)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Ids of the next that are over, oldest first, held against everybody who writes until the transaction ends. */
export async function takeEnded(tx: Transaction<Schema>, query: EndedQuery & { limit: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM conversations c WHERE ${isOver(query)}
    ORDER BY c.started_at, c.id LIMIT ${query.limit} FOR UPDATE
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Ids of a visitor's conversations that are over, held like those above. */
export async function takeClosedOf(tx: Transaction<Schema>, visitorId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('conversations')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .where('status', '=', 'closed')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function countConversationsOf(db: Queryable, visitorIds: readonly string[]): Promise<number> {
  if (visitorIds.length === 0) return 0;
  const row = await db
    .selectFrom('conversations')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('visitor_id', 'in', visitorIds)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export const forgetConversations = {
  /**
   * Everything anybody wrote goes: a text without words is shown as removed, because nobody can write one. When, by whom and
   * in which order stays, and what the bot's answers were worth.
   */
  async anonymise(
    tx: Transaction<Schema>,
    { conversationIds }: { conversationIds: readonly string[] },
    now: Date,
  ): Promise<void> {
    if (conversationIds.length === 0) return;
    await tx.deleteFrom('drafts').where('conversation_id', 'in', conversationIds).execute();
    await sql`
      UPDATE messages SET body = '', client_id = NULL
      WHERE conversation_id = ANY (${conversationIds}::uuid[]) AND kind = 'text'
    `.execute(tx);
    await sql`
      UPDATE conversations c SET
        status = 'closed',
        closed_at = coalesce(closed_at,
          (SELECT m.created_at FROM messages m WHERE m.conversation_id = c.id AND m.seq = c.last_seq), started_at),
        anonymised_at = ${now}::timestamptz,
        version = version + 1
      WHERE id = ANY (${conversationIds}::uuid[])
    `.execute(tx);
  },

  /** With everything that hangs on them; messages, handoffs and ratings go by the database's own rules. */
  async remove(
    tx: Transaction<Schema>,
    { conversationIds }: { conversationIds: readonly string[] },
  ): Promise<{ conversations: number; messages: number }> {
    if (conversationIds.length === 0) return { conversations: 0, messages: 0 };
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM messages WHERE conversation_id = ANY (${conversationIds}::uuid[])
    `.execute(tx);
    const removed = await tx.deleteFrom('conversations').where('id', 'in', conversationIds).executeTakeFirst();
    return { conversations: Number(removed.numDeletedRows), messages: rows[0]?.count ?? 0 };
  },
};
