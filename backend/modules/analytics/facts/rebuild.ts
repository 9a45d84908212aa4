import { sql } from 'kysely';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import { deriveFacts, type Facts } from './derive-facts.ts';
import { readRaw } from './read-raw.ts';
import { FACT_TABLES, replaceFacts, takeTurn } from './store-facts.ts';

export interface RebuildReport {
  conversations: number;
  /** Rows that the raw rows give. */
  rows: number;
  /** Rows that were missing, too many, or said something else, in conversations that were counted up to their end. */
  differing: number;
  /** Conversations that had gone on since they were last counted. */
  behind: number;
}

const BATCH = 500;
const THE_FIRST = '00000000-0000-0000-0000-000000000000';

/** Computes every fact again from the raw rows and compares; with `replace` it also takes the place of what was there. */
export async function rebuildFacts(db: Database, { replace }: { replace: boolean }): Promise<RebuildReport> {
  const report: RebuildReport = { conversations: 0, rows: 0, differing: 0, behind: 0 };
  for (let after = THE_FIRST; ; ) {
    const ids = await readIds(db, after);
    const last = ids.at(-1);
    if (last === undefined) return report;
    await db.transaction().execute((trx) => rebuildBatch(trx, ids, { replace, report }));
    after = last;
  }
}

async function readIds(db: Queryable, after: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}

async function rebuildBatch(
  db: Queryable,
  ids: readonly string[],
  { replace, report }: { replace: boolean; report: RebuildReport },
): Promise<void> {
  await takeTurn(db, ids);
  const read = await readRaw(db, ids);
  const derived = read.map(({ raw, seq }) => ({ id: raw.id, seq, facts: deriveFacts(raw) }));
  const counted = await readProgress(db, ids);
  const isBehind = new Set(read.filter(({ raw, seq }) => (counted.get(raw.id) ?? 0) < seq).map(({ raw }) => raw.id));
  const fresh = derived.filter(({ id }) => !isBehind.has(id));

  const expected = fresh.flatMap(({ facts }) => listRows(facts));
  const found = await readFacts(
    db,
    fresh.map(({ id }) => id),
  );
  report.conversations += derived.length;
  report.rows += derived.reduce((sum, { facts }) => sum + listRows(facts).length, 0);
  report.differing += countDifferences(expected, found);
  report.behind += isBehind.size;
  if (replace) await replaceFacts(db, derived);
}

async function readProgress(db: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('analytics_progress')
    .select(['conversation_id', 'seq'])
    .where('conversation_id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ conversation_id, seq }) => [conversation_id, seq]));
}

/** Rows as texts, with their key first: `table key` → content. */
type Rows = readonly (readonly [key: string, content: string])[];

function listRows({ handoffs, responses, conversation }: Facts): Rows {
  return [
    ...handoffs.map((row) => toEntry('handoff_facts', row)),
    ...responses.map((row) => toEntry('response_facts', row)),
    ...(conversation ? [toEntry('conversation_facts', conversation)] : []),
  ];
}

function toEntry(table: (typeof FACT_TABLES)[number], row: object): readonly [string, string] {
  const fields = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  const { conversation_id, handoff_id, seq } = row as Record<string, string | number | undefined>;
  const key = table === 'handoff_facts' ? handoff_id : `${conversation_id} ${seq ?? ''}`;
  return [`${table} ${key}`, JSON.stringify(fields)];
}

async function readFacts(db: Queryable, ids: readonly string[]): Promise<Rows> {
  const found: (readonly [string, string])[] = [];
  for (const table of FACT_TABLES) {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT * FROM ${sql.table(table)} WHERE conversation_id = ANY(${ids}::uuid[])`.execute(db);
    found.push(...rows.map((row) => toEntry(table, row)));
  }
  return found;
}

function countDifferences(expected: Rows, found: Rows): number {
  const left = new Map(found);
  let differing = 0;
  for (const [key, content] of expected) {
    if (left.get(key) !== content) differing += 1;
    left.delete(key);
  }
  return differing + left.size;
}
