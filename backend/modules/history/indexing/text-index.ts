import { sql } from 'kysely';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import { collectWords, type Progress } from './collect-words.ts';

interface BehindRow {
  conversation_id: string;
  indexed_seq: number;
  parts: number;
  tail_chars: number;
  was_named: string;
  is_named: string;
}

/** Messages that are read at a time, over all the conversations of a batch. */
const READ = 2_000;
const NAMED = sql<string>`trim(coalesce(v.name, '') || ' ' || coalesce(v.email, ''))`;

/**
 * Adds what is missing to the words of these conversations: messages that came since, or everything when the visitor got
 * another name. Returns how many messages it read; call it again until that is 0. Two servers at once do no harm: what
 * one has added meanwhile the other leaves alone.
 */
export async function indexTexts(db: Database, conversationIds: readonly string[]): Promise<number> {
  const { rows: behind } = await sql<BehindRow>`
    SELECT i.conversation_id, i.indexed_seq, i.parts, i.tail_chars, i.named AS was_named, ${NAMED} AS is_named
    FROM conversation_index i
    JOIN conversations c ON c.id = i.conversation_id
    JOIN visitors v ON v.id = c.visitor_id
    WHERE i.conversation_id = ANY (${conversationIds}::uuid[]) AND i.part = 0
      AND (i.indexed_seq < c.last_seq OR i.named <> ${NAMED})
    ORDER BY i.conversation_id
  `.execute(db);
  if (behind.length === 0) return 0;
  const startOf = ({ was_named, is_named, ...row }: BehindRow): Progress =>
    was_named === is_named
      ? { indexedSeq: row.indexed_seq, parts: row.parts, tailChars: row.tail_chars }
      : { indexedSeq: 0, parts: 1, tailChars: 0 };
  const texts = await readTexts(
    db,
    behind.map((row) => ({ id: row.conversation_id, after: startOf(row).indexedSeq })),
  );
  const byConversation = Map.groupBy(texts, (text) => text.conversation_id);
  const changes = behind.flatMap((row) => {
    const messages = byConversation.get(row.conversation_id) ?? [];
    // Cut off by the limit: their turn comes with the next call.
    if (messages.length === 0 && row.was_named === row.is_named) return [];
    const { parts, after } = collectWords(startOf(row), row.is_named, messages);
    return [{ row, parts, after }];
  });
  await db.transaction().execute(async (trx) => {
    // Whatever a crash takes away is found missing and made again.
    await sql`SET LOCAL synchronous_commit = off`.execute(trx);
    for (const change of changes) {
      if (change.parts.length > 1) await makeParts(trx, change.row.conversation_id, change.after.parts);
    }
    await store(trx, changes);
  });
  return Math.max(texts.length, changes.length);
}

type Change = ReturnType<typeof collectWords> & { row: BehindRow };

async function readTexts(
  db: Queryable,
  starts: readonly { id: string; after: number }[],
): Promise<{ conversation_id: string; seq: number; body: string }[]> {
  const { rows } = await sql<{ conversation_id: string; seq: number; body: string }>`
    SELECT m.conversation_id, m.seq, m.body
    FROM unnest(${starts.map(({ id }) => id)}::uuid[], ${starts.map(({ after }) => after)}::bigint[]) AS s (id, after)
    CROSS JOIN LATERAL (
      SELECT conversation_id, seq, body FROM messages
      WHERE conversation_id = s.id AND seq > s.after ORDER BY seq LIMIT ${READ}
    ) m
    LIMIT ${READ}
  `.execute(db);
  return rows;
}

/** One statement for all: each conversation only if it still is as it was read. */
async function store(trx: Queryable, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ row, parts, after }) =>
    parts.map(({ part, words }) => ({
      id: row.conversation_id,
      part,
      words: [...words].join(' '),
      anew: row.was_named !== row.is_named,
      was: row.indexed_seq,
      named: row.is_named,
      ...after,
    })),
  );
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
  await sql`
    WITH new AS (
      SELECT * FROM unnest(
        ${column('id')}::uuid[], ${column('part')}::int[], ${column('words')}::text[], ${column('anew')}::boolean[],
        ${column('was')}::bigint[], ${column('named')}::text[], ${column('indexedSeq')}::bigint[],
        ${column('parts')}::int[], ${column('tailChars')}::int[]
      ) AS n (id, part, words, anew, was, named, indexed_seq, parts, tail_chars)
    ),
    heads AS (
      SELECT i.conversation_id AS id FROM conversation_index i
      JOIN (SELECT DISTINCT id, was FROM new) n ON n.id = i.conversation_id AND i.part = 0 AND i.indexed_seq = n.was
      ORDER BY i.conversation_id FOR UPDATE OF i
    )
    UPDATE conversation_index i SET
      words = CASE WHEN n.anew AND n.part = 0 THEN n.words::tsvector ELSE i.words || n.words::tsvector END,
      named = n.named, indexed_seq = n.indexed_seq, parts = n.parts, tail_chars = n.tail_chars
    FROM (SELECT new.* FROM new JOIN heads ON heads.id = new.id
      UNION ALL
      -- The first part always knows how far the others are.
      SELECT DISTINCT ON (new.id) new.id, 0, '', false, was, named, new.indexed_seq, new.parts, new.tail_chars
      FROM new JOIN heads ON heads.id = new.id
      WHERE NOT EXISTS (SELECT FROM new own WHERE own.id = new.id AND own.part = 0)
    ) n
    WHERE i.conversation_id = n.id AND i.part = n.part
  `.execute(trx);
}

/** Further parts have the facts of the first, which is held meanwhile so that both get whatever changes. */
async function makeParts(trx: Queryable, conversationId: string, count: number): Promise<void> {
  await sql`SELECT FROM conversation_index WHERE conversation_id = ${conversationId} AND part = 0 FOR UPDATE`.execute(trx);
  await sql`
    INSERT INTO conversation_index (conversation_id, part, workspace_id, chatbot_id, visitor_id, started_at, status,
      handoff_id, requested_at, handoff_state, reason, rated_at, stars, agents)
    SELECT conversation_id, later.part, workspace_id, chatbot_id, visitor_id, started_at, status,
      handoff_id, requested_at, handoff_state, reason, rated_at, stars, agents
    FROM conversation_index i, generate_series(1, ${count}::int - 1) AS later (part)
    WHERE i.conversation_id = ${conversationId} AND i.part = 0
    ON CONFLICT DO NOTHING
  `.execute(trx);
}

/** Conversations that have more to say than the index knows, by id. `after` null = from the first. */
export async function findBehind(db: Queryable, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT i.conversation_id AS id FROM conversation_index i
    JOIN conversations c ON c.id = i.conversation_id
    JOIN visitors v ON v.id = c.visitor_id
    WHERE i.part = 0 AND (i.indexed_seq < c.last_seq OR i.named <> ${NAMED})
      ${after === null ? sql`` : sql`AND i.conversation_id > ${after}::uuid`}
    ORDER BY i.conversation_id LIMIT ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Takes the words of conversations out of the search, in the caller's transaction: for whoever changes or removes what was
 * said. They are made again from what is there then.
 */
export async function forgetTexts(trx: Queryable, conversationIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM conversation_index WHERE conversation_id = ANY (${conversationIds}::uuid[]) AND part > 0`.execute(
    trx,
  );
  await sql`
    UPDATE conversation_index SET words = '', indexed_seq = 0, parts = 1, tail_chars = 0, named = ''
    WHERE conversation_id = ANY (${conversationIds}::uuid[])
  `.execute(trx);
}
