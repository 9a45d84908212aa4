import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { findNewest } from '../list/list-conversations.ts';
import { MICROS, type Position, positionRow } from '../position.ts';

export interface MatchInput {
  tsquery: string;
  /** On `conversation_index i`. */
  conditions: RawBuilder<unknown>;
  /** Below this place. */
  top: Position | null;
  /** Down to this place, included. */
  bottom: Position | null;
  limit: number;
}

export interface Matches {
  /** Newest first. */
  matches: Position[];
  /** There may be more below them. */
  isFull: boolean;
}

/** So many of the newest conversations are looked at one by one before the index is asked: few, and while it pays, more. */
const FIRST_PROBE = 200;
const PROBE = 800;
/** A word in so many of them is common: it is found sooner by going on than by sorting all that the index has for it. */
const COMMON = 0.04;

/**
 * The newest conversations that have the words of a search. Two ways, because the index knows everything that has a word
 * and nothing of its time: common words and narrow filters are found by looking at the newest conversations, rare words by
 * the index. PostgreSQL itself cannot tell which, for it plans without knowing the word.
 */
export async function findMatches(db: Database, input: MatchInput): Promise<Matches> {
  const { conditions, bottom, limit } = input;
  const matches: Position[] = [];
  let after = input.top;
  let looked = 0;
  while (looked === 0 || matches.length >= COMMON * looked) {
    const size = looked === 0 ? FIRST_PROBE : PROBE;
    const candidates = await findNewest(db, { conditions, after, downTo: bottom, limit: size });
    const found = await probe(db, candidates, input.tsquery);
    matches.push(...candidates.filter(({ id }) => found.has(id)));
    if (matches.length >= limit) return { matches: matches.slice(0, limit), isFull: true };
    if (candidates.length < size) return { matches, isFull: false };
    after = candidates.at(-1) ?? after;
    looked += size;
  }
  const rest = await askIndex(db, { ...input, top: after, limit: limit - matches.length });
  return { matches: [...matches, ...rest], isFull: rest.length === limit - matches.length };
}

/** `IS TRUE` keeps the index out of it: these few rows are at hand. */
async function probe(db: Database, candidates: readonly Position[], tsquery: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT conversation_id AS id FROM conversation_words
    WHERE conversation_id = ANY (${candidates.map(({ id }) => id)}::uuid[]) AND (words @@ ${tsquery}::tsquery) IS TRUE
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

async function askIndex(db: Database, { tsquery, conditions, top, bottom, limit }: MatchInput): Promise<Position[]> {
  const { rows } = await sql<Position>`
    SELECT i.conversation_id AS id, ${MICROS} AS micros
    FROM (SELECT DISTINCT conversation_id FROM conversation_words WHERE words @@ ${tsquery}::tsquery OFFSET 0) w
    JOIN conversation_index i ON i.conversation_id = w.conversation_id
    WHERE ${conditions}
      ${top ? sql`AND (i.started_at, i.conversation_id) < ${positionRow(top)}` : sql``}
      ${bottom ? sql`AND (i.started_at, i.conversation_id) >= ${positionRow(bottom)}` : sql``}
    ORDER BY i.started_at DESC, i.conversation_id DESC
    LIMIT ${limit}
  `.execute(db);
  return rows;
}
