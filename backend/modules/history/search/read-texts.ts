import { sql } from 'kysely';
import type { AuthorKind } from '#contract/messages.ts';
import type { Database } from '../../../server/database/connection.ts';

export interface Said {
  id: string;
  seq: number;
  at: Date;
  kind: AuthorKind;
  name: string | null;
  body: string;
}

/** What was said in each of these conversations, in order: at most `limit` messages of each, from after `afterSeq`. */
export async function readSaid(
  db: Database,
  input: { ids: readonly string[]; afterSeq: number; limit: number },
): Promise<Map<string, Said[]>> {
  const { ids, afterSeq, limit } = input;
  const { rows } = await sql<Said>`
    SELECT s.id, m.seq, m.created_at AS at, m.author_kind AS kind, m.author_name AS name, m.body
    FROM unnest(${ids}::uuid[]) AS s (id)
    JOIN messages m ON m.conversation_id = s.id AND m.seq > ${afterSeq}::bigint AND m.seq <= ${afterSeq + limit}::bigint
    WHERE m.kind = 'text'
    ORDER BY s.id, m.seq
  `.execute(db);
  return Map.groupBy(rows, ({ id }) => id);
}

/** Names and addresses of their visitors, as the index has them: a text of their own. */
export async function readNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; named: string }>`
    SELECT conversation_id AS id, named FROM conversation_index
    WHERE conversation_id = ANY (${ids}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, named }) => [id, named]));
}
