import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { MICROS, type Position, positionRow } from '../position.ts';

/** The newest conversations that meet the conditions, after a place in the list. */
export async function findNewest(
  db: Database,
  input: { conditions: RawBuilder<unknown>; after: Position | null; downTo?: Position | null; limit: number },
): Promise<Position[]> {
  const { conditions, after, downTo = null, limit } = input;
  const { rows } = await sql<Position>`
    SELECT i.conversation_id AS id, ${MICROS} AS micros FROM conversation_index i
    WHERE ${conditions}
      ${after ? sql`AND (i.started_at, i.conversation_id) < ${positionRow(after)}` : sql``}
      ${downTo ? sql`AND (i.started_at, i.conversation_id) >= ${positionRow(downTo)}` : sql``}
    ORDER BY i.started_at DESC, i.conversation_id DESC
    LIMIT ${limit}
  `.execute(db);
  return rows;
}
