import { sql } from 'kysely';
import type { AuthorKind } from '#contract/messages.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { Query } from './parse-query.ts';

export interface Said {
  id: string;
  seq: number;
  at: Date;
  kind: AuthorKind;
  name: string | null;
  body: string;
}

/**
 * What was said in each of these conversations that may have what is looked for, in order: of at most `limit` messages of
 * each, from after `afterSeq`. `patterns` are those of `mayHave`.
 */
export async function readSaid(
  db: Database,
  input: { ids: readonly string[]; patterns: readonly string[]; afterSeq: number; limit: number },
): Promise<Map<string, Said[]>> {
  const { ids, patterns, afterSeq, limit } = input;
  const { rows } = await sql<Said>`
    SELECT s.id, m.seq, m.created_at AS at, m.author_kind AS kind, m.author_name AS name, m.body
    FROM unnest(${ids}::uuid[]) AS s (id)
    JOIN messages m ON m.conversation_id = s.id AND m.seq > ${afterSeq}::bigint AND m.seq <= ${afterSeq + limit}::bigint
    WHERE m.kind = 'text' AND (
      ${PLAIN} LIKE ANY (${patterns}::text[]) OR octet_length(m.body) > char_length(m.body)
    )
    ORDER BY s.id, m.seq
  `.execute(db);
  return Map.groupBy(rows, ({ id }) => id);
}

/** A text of ASCII as it is folded, its marks aside. Other texts only we can fold; they have more octets than characters. */
const PLAIN = sql`translate(lower(m.body COLLATE "C"), '''', '')`;
const IS_ASCII = /^[a-z0-9]+$/;

/** For `LIKE`: a text in which one of the clauses of a query occurs is like one of these, or has more in it than ASCII. */
export function mayHave({ wanted, unwanted }: Query): string[] {
  return [...wanted, ...unwanted]
    .map(({ words }) => words.map(({ text }) => text))
    .filter((words) => words.every((word) => IS_ASCII.test(word)))
    .map((words) => `%${words.join('%')}%`);
}
