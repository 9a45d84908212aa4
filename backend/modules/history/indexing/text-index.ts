import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import { type BehindQuery, findConversationsBehind } from '../../conversation/index.ts';
import { collectWords, type Progress } from './collect-words.ts';

interface BehindRow extends Progress {
  id: string;
  lastSeq: number;
  wasNamed: string;
  isNamed: string;
}

interface Text {
  id: string;
  seq: number;
  body: string;
}

/** Messages that are read at a time, over all the conversations of a batch: chats wait while their words are collected. */
const READ = 400;
const NOTHING: Progress = { indexedSeq: 0, parts: 1, tailChars: 0 };
const NAMED = sql<string>`trim(coalesce(v.name, '') || ' ' || coalesce(v.email, ''))`;

/**
 * Adds what is missing to the words of these conversations: messages that came since, or everything when the visitor got
 * another name. True when something was left for the next call. Two servers at once do no harm: what one has added
 * meanwhile the other leaves alone.
 */
export async function indexTexts(db: Database, conversationIds: readonly string[]): Promise<boolean> {
  const behind = await readBehind(db, conversationIds);
  let budget = READ;
  const work = behind.flatMap((row) => {
    const isRenamed = row.wasNamed !== row.isNamed;
    const from = isRenamed ? NOTHING : row;
    const upTo = Math.min(row.lastSeq, from.indexedSeq + budget);
    budget -= upTo - from.indexedSeq;
    return upTo > from.indexedSeq || (isRenamed && row.lastSeq === 0) ? [{ row, isRenamed, from, upTo }] : [];
  });
  if (work.length === 0) return false;
  const texts = Map.groupBy(await readTexts(db, work), (text) => text.id);
  await db.transaction().execute(async (trx) => {
    // Whatever a crash takes away is found missing and made again.
    await sql`SET LOCAL synchronous_commit = off`.execute(trx);
    const held = await lockHeads(
      trx,
      work.map(({ row }) => row.id),
    );
    const mine = work.filter(({ row }) => held.get(row.id) === row.indexedSeq);
    await forgetTexts(
      trx,
      mine.filter(({ isRenamed }) => isRenamed).map(({ row }) => row.id),
    );
    const collected: Collected[] = [];
    for (const { row, from, upTo } of mine) {
      await nextTurn();
      collected.push({ row, ...collectWords(from, row.isNamed, texts.get(row.id) ?? [], upTo) });
    }
    await addWords(trx, collected);
    await noteProgress(trx, collected);
  });
  return behind.length > work.length || work.some(({ row, upTo }) => upTo < row.lastSeq);
}

async function readBehind(db: Queryable, conversationIds: readonly string[]): Promise<BehindRow[]> {
  const { rows } = await sql<BehindRow>`
    SELECT i.conversation_id AS id, i.indexed_seq AS "indexedSeq", i.parts, i.tail_chars AS "tailChars",
      c.last_seq AS "lastSeq", i.named AS "wasNamed", ${NAMED} AS "isNamed"
    FROM conversation_index i
    JOIN conversations c ON c.id = i.conversation_id
    JOIN visitors v ON v.id = c.visitor_id
    WHERE i.conversation_id = ANY (${conversationIds}::uuid[])
      AND (i.indexed_seq < c.last_seq OR i.named <> ${NAMED})
    ORDER BY i.conversation_id
  `.execute(db);
  return rows;
}

async function readTexts(
  db: Queryable,
  work: readonly { row: BehindRow; from: Progress; upTo: number }[],
): Promise<Text[]> {
  const { rows } = await sql<Text>`
    SELECT s.id, m.seq, m.body
    FROM unnest(
      ${work.map(({ row }) => row.id)}::uuid[], ${work.map(({ from }) => from.indexedSeq)}::bigint[],
      ${work.map(({ upTo }) => upTo)}::bigint[]
    ) AS s (id, after, up_to)
    JOIN messages m ON m.conversation_id = s.id AND m.seq > s.after AND m.seq <= s.up_to
    WHERE m.kind = 'text'
    ORDER BY s.id, m.seq
  `.execute(db);
  return rows;
}

/** Held until the end of the transaction: neither another server nor a change of the facts comes in between. */
async function lockHeads(trx: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; seq: number }>`
    SELECT conversation_id AS id, indexed_seq AS seq FROM conversation_index
    WHERE conversation_id = ANY (${ids}::uuid[]) ORDER BY conversation_id FOR UPDATE
  `.execute(trx);
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}

type Collected = ReturnType<typeof collectWords> & { row: BehindRow };

async function addWords(trx: Queryable, collected: readonly Collected[]): Promise<void> {
  const rows = collected.flatMap(({ row, parts }) =>
    parts.map(({ part, words }) => ({ id: row.id, part, words: [...words].join(' ') })),
  );
  await sql`
    INSERT INTO conversation_words AS w (conversation_id, part, words)
    SELECT id, part, words::tsvector FROM unnest(
      ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ part }) => part)}::int[], ${rows.map(({ words }) => words)}::text[]
    ) AS n (id, part, words)
    ON CONFLICT (conversation_id, part) DO UPDATE SET words = w.words || excluded.words
  `.execute(trx);
}

async function noteProgress(trx: Queryable, collected: readonly Collected[]): Promise<void> {
  const column = <Key extends keyof Progress>(key: Key) => collected.map(({ after }) => after[key]);
  await sql`
    UPDATE conversation_index i
    SET named = n.named, indexed_seq = n.indexed_seq, parts = n.parts, tail_chars = n.tail_chars
    FROM unnest(
      ${collected.map(({ row }) => row.id)}::uuid[], ${collected.map(({ row }) => row.isNamed)}::text[],
      ${column('indexedSeq')}::bigint[], ${column('parts')}::int[], ${column('tailChars')}::int[]
    ) AS n (id, named, indexed_seq, parts, tail_chars)
    WHERE i.conversation_id = n.id
  `.execute(trx);
}

/** Conversations that the index is behind, ids descending, as a follower asks for them. */
export async function findUnindexed(db: Queryable, query: BehindQuery): Promise<string[]> {
  if ('since' in query) return findConversationsBehind(db, 'conversation_index_progress', query);
  const { rows } = await sql<{ id: string }>`
    SELECT i.conversation_id AS id FROM conversation_index i
    JOIN conversations c ON c.id = i.conversation_id
    JOIN visitors v ON v.id = c.visitor_id
    WHERE (i.indexed_seq < c.last_seq OR i.named <> ${NAMED})
      AND i.conversation_id < ${query.beforeId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid
    ORDER BY i.conversation_id DESC LIMIT ${query.limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Takes the words of conversations out of the search, in the caller's transaction: for whoever changes or removes what was
 * said. They are made again from what is there then.
 */
export async function forgetTexts(trx: Queryable, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const theirs = sql`conversation_id = ANY (${conversationIds}::uuid[])`;
  // First, because it waits for whoever is adding words; and to a number that no reader of the old texts can have seen, so
  // that they do not add them afterwards.
  await sql`
    UPDATE conversation_index SET indexed_seq = -1, parts = 1, tail_chars = 0, named = '' WHERE ${theirs}
  `.execute(trx);
  await sql`DELETE FROM conversation_words WHERE ${theirs}`.execute(trx);
}
