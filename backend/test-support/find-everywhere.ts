import { sql } from 'kysely';
import type { Database } from '../server/database/connection.ts';

/** Which of these words are where in the whole database, as `schema.table: word`; every schema, the jobs' own included. */
export async function findEverywhere(db: Database, words: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
  `.execute(db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.raw(name)} t`.execute(db);
    const text = rows.map(({ row }) => row).join('\n');
    // A row as text shows bytes in hexadecimal.
    const forms = (word: string): string[] => [word, Buffer.from(word).toString('hex')];
    found.push(...words.filter((word) => forms(word).some((form) => text.includes(form))).map((w) => `${name}: ${w}`));
  }
  return found;
}
