import { type Kysely, sql } from 'kysely';

/**
 * What few conversations have in common is found without walking over all others: how their request ended, and how they were
 * rated. In the order of lists. A change of one of the two costs an entry in each index of the table; both are rare, and
 * no message changes them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const column of ['handoff_state', 'stars']) {
    const name = sql.id(`conversation_index_${column}`);
    const last = sql.id(column);
    await sql`
      CREATE INDEX ${name} ON conversation_index (workspace_id, ${last}, started_at DESC, conversation_id DESC)
      WHERE ${last} IS NOT NULL
    `.execute(db);
  }
}
