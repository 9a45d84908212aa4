import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { MICROS, type Position, positionRow } from '../position.ts';

/**
 * The newest conversations that the index has for a search, below `top` and, if given, down to `bottom`. A long one counts
 * once. `isFull`: there may be more. The index answers first and everything else is looked at on what it found: PostgreSQL, which does not know how
 * common a word is, would otherwise sometimes read through all conversations of the workspace instead.
 */
export async function findMatches(
  db: Database,
  input: {
    tsquery: string;
    conditions: RawBuilder<unknown>;
    top: Position | null;
    bottom: Position | null;
    limit: number;
  },
): Promise<{ matches: Position[]; isFull: boolean }> {
  const { tsquery, conditions, top, bottom, limit } = input;
  const { rows } = await sql<Position>`
    SELECT i.conversation_id AS id, ${MICROS} AS micros
    FROM (SELECT * FROM conversation_index WHERE words @@ ${tsquery}::tsquery OFFSET 0) i
    WHERE ${conditions}
      ${top ? sql`AND (i.started_at, i.conversation_id) < ${positionRow(top)}` : sql``}
      ${bottom ? sql`AND (i.started_at, i.conversation_id) >= ${positionRow(bottom)}` : sql``}
    ORDER BY i.started_at DESC, i.conversation_id DESC
    LIMIT ${limit}
  `.execute(db);
  return { matches: rows.filter(({ id }, place) => id !== rows[place - 1]?.id), isFull: rows.length === limit };
}
