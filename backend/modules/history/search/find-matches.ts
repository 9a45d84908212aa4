import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
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

/** A conversation of which the index says that it has the words. */
export interface Candidate extends Position {
  /** Name and address of its visitor, as the index has them: a text of their own. */
  named: string;
  /** How many of its messages the index has. */
  messages: number;
}

/** So many of the newest conversations are looked at one by one before the index is asked: few, and while it pays, more. */
const FIRST_LOOK = 200;
const LOOK = 800;
/** Whoever asks for them may have enough after so many. */
const PIECE = 30;
/** A word in so many of them is common: it is found sooner by going on than by sorting all that the index has for it. */
const COMMON = 0.02;

/**
 * The newest conversations that have the words of a search, at most `limit`, newest first, in pieces: whoever has enough
 * stops. Two ways, because the index knows everything that has a word and nothing of its time: common words and narrow
 * filters are found by looking at the newest conversations, rare words by the index. PostgreSQL itself cannot tell which,
 * for it plans without knowing the word.
 */
export async function* findMatches(db: Database, input: MatchInput): AsyncGenerator<Candidate[]> {
  let [top, left, looked, matched] = [input.top, input.limit, 0, 0];
  while (looked === 0 || matched >= COMMON * looked) {
    const most = looked === 0 ? FIRST_LOOK : LOOK;
    const wanted = Math.min(left, PIECE);
    const rows = await look(db, { ...input, top, limit: wanted }, most);
    const matches = rows.filter(({ isMatch }) => isMatch);
    const last = rows.at(-1);
    if (matches.length > 0) yield matches;
    left -= matches.length;
    matched += matches.length;
    // Neither so many matches nor the last of those it may look at: nothing more is there.
    if (left === 0 || !last || (last.place < most && matches.length < wanted)) return;
    looked += last.place;
    top = last;
  }
  const rest = await askIndex(db, { ...input, top, limit: left });
  for (let begin = 0; begin < rest.length; begin += PIECE) yield rest.slice(begin, begin + PIECE);
}

interface Looked extends Candidate {
  isMatch: boolean;
  /** 1 = the first that was looked at. */
  place: number;
}

/**
 * Looks at the newest `most` that meet the conditions, until it has `limit` with the words: these, and the last of `most` in
 * any case. It answers in the order in which it looks: a wish for an order would have all of them looked at first. `IS TRUE`
 * keeps the index out of it: these few rows are at hand.
 */
async function look(db: Database, input: MatchInput, most: number): Promise<Looked[]> {
  const { rows } = await sql<Looked>`
    SELECT id, micros, named, messages, place, "isMatch" FROM (
      SELECT c.*, coalesce((
        SELECT true FROM conversation_words w
        WHERE w.conversation_id = c.id AND (w.words @@ ${input.tsquery}::tsquery) IS TRUE LIMIT 1
      ), false) AS "isMatch"
      FROM (
        SELECT i.conversation_id AS id, ${MICROS} AS micros, i.named, i.indexed_seq AS messages,
          row_number() OVER (ORDER BY i.started_at DESC, i.conversation_id DESC) AS place
        FROM conversation_index i WHERE ${within(input)}
        ORDER BY i.started_at DESC, i.conversation_id DESC LIMIT ${most}
      ) c OFFSET 0
    ) looked WHERE "isMatch" OR place = ${most} LIMIT ${input.limit}
  `.execute(db);
  return rows;
}

async function askIndex(db: Database, input: MatchInput): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    SELECT i.conversation_id AS id, ${MICROS} AS micros, i.named, i.indexed_seq AS messages
    FROM (SELECT DISTINCT conversation_id FROM conversation_words WHERE words @@ ${input.tsquery}::tsquery OFFSET 0) w
    JOIN conversation_index i ON i.conversation_id = w.conversation_id
    WHERE ${within(input)}
    ORDER BY i.started_at DESC, i.conversation_id DESC
    LIMIT ${input.limit}
  `.execute(db);
  return rows;
}

function within({ conditions, top, bottom }: MatchInput): RawBuilder<unknown> {
  return sql`${conditions}
    ${top ? sql`AND (i.started_at, i.conversation_id) < ${positionRow(top)}` : sql``}
    ${bottom ? sql`AND (i.started_at, i.conversation_id) >= ${positionRow(bottom)}` : sql``}`;
}
