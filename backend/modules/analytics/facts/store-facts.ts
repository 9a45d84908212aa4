import { sql } from 'kysely';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import { deriveFacts, type Facts } from './derive-facts.ts';
import { readRaw } from './read-raw.ts';

export const FACT_TABLES = ['handoff_facts', 'response_facts', 'conversation_facts'] as const;

/**
 * Derives the facts of these conversations again and puts them in the place of those before. Whoever comes second to a
 * conversation waits for the first, then reads what is stored by then; repeating it changes nothing.
 */
export async function refreshFacts(db: Database, conversationIds: readonly string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await takeTurn(trx, conversationIds);
    const read = await readRaw(trx, conversationIds);
    await replaceFacts(
      trx,
      read.map(({ raw, seq }) => ({ id: raw.id, seq, facts: deriveFacts(raw) })),
    );
  });
}

/** Call it with the rows of progress taken. */
export async function replaceFacts(
  db: Queryable,
  derived: readonly { id: string; seq: number; facts: Facts }[],
): Promise<void> {
  await removeFacts(
    db,
    derived.map(({ id }) => id),
  );
  await insertFacts(
    db,
    derived.map(({ facts }) => facts),
  );
  const progress = JSON.stringify(derived.map(({ id, seq }) => ({ id, seq })));
  await sql`
    UPDATE analytics_progress p SET seq = r.seq FROM json_to_recordset(${progress}::json) AS r (id uuid, seq bigint)
    WHERE p.conversation_id = r.id`.execute(db);
}

/** Makes and locks the rows of progress, in one order everywhere, so that two can never wait for each other. */
export async function takeTurn(db: Queryable, ids: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO analytics_progress (conversation_id, seq)
    SELECT id, 0 FROM conversations WHERE id = ANY(${ids}::uuid[]) ORDER BY id
    ON CONFLICT (conversation_id) DO NOTHING`.execute(db);
  await sql`
    SELECT 1 FROM analytics_progress WHERE conversation_id = ANY(${ids}::uuid[]) ORDER BY conversation_id
    FOR UPDATE`.execute(db);
}

async function removeFacts(db: Queryable, ids: readonly string[]): Promise<void> {
  for (const table of FACT_TABLES) {
    await sql`DELETE FROM ${sql.table(table)} WHERE conversation_id = ANY(${ids}::uuid[])`.execute(db);
  }
}

async function insertFacts(db: Queryable, facts: readonly Facts[]): Promise<void> {
  const rows = {
    handoff_facts: facts.flatMap(({ handoffs }) => handoffs),
    response_facts: facts.flatMap(({ responses }) => responses),
    conversation_facts: facts.flatMap(({ conversation }) => conversation ?? []),
  };
  for (const table of FACT_TABLES) {
    if (rows[table].length === 0) continue;
    await sql`
      INSERT INTO ${sql.table(table)}
      SELECT * FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows[table])}::json)`.execute(
      db,
    );
  }
}
