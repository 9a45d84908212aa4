import { sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { type Viewer, visibleTo } from '../viewer.ts';

/** Where a conversation ends, if this member may see it; null for others' and for what does not exist. */
export async function findVisible(
  db: Database,
  viewer: Viewer,
  id: string,
): Promise<{ id: string; lastSeq: number } | null> {
  const { rows } = await sql<{ id: string; lastSeq: number }>`
    SELECT c.id, c.last_seq AS "lastSeq" FROM conversation_index i JOIN conversations c ON c.id = i.conversation_id
    WHERE i.conversation_id = ${id} AND ${visibleTo(viewer)}
  `.execute(db);
  return rows[0] ?? null;
}
