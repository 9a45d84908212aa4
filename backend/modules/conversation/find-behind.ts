import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { BehindQuery } from './follower.ts';

/**
 * Conversations with messages beyond what `progressTable` (conversation_id, seq) says was processed, ids descending. Asked
 * `since` it reads only the newest messages; asked `beforeId` it walks through all conversations, the newest first.
 */
export async function findConversationsBehind(
  db: Queryable,
  progressTable: string,
  query: BehindQuery,
): Promise<string[]> {
  const progress = sql.table(progressTable);
  const { rows } =
    'since' in query
      ? await sql<{ id: string }>`
          SELECT c.id FROM (
            SELECT DISTINCT conversation_id FROM messages WHERE created_at >= ${query.since}::timestamptz
          ) new
          JOIN conversations c ON c.id = new.conversation_id
          LEFT JOIN ${progress} p ON p.conversation_id = c.id
          WHERE p.seq IS NULL OR p.seq < c.last_seq
          ORDER BY c.id DESC LIMIT ${query.limit}`.execute(db)
      : await sql<{ id: string }>`
          SELECT c.id FROM conversations c LEFT JOIN ${progress} p ON p.conversation_id = c.id
          WHERE c.id < ${query.beforeId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid
            AND (p.seq IS NULL OR p.seq < c.last_seq)
          ORDER BY c.id DESC LIMIT ${query.limit}`.execute(db);
  return rows.map(({ id }) => id);
}
