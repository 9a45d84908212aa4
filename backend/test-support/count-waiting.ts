import { sql } from 'kysely';
import type { Queryable } from '../server/database/connection.ts';

/** How many connections to this database wait for a lock that another one holds: for tests that force who comes first. */
export async function countWaiting(db: Queryable): Promise<number> {
  const waiting = sql<{ count: number }>`SELECT count(*)::int AS count FROM pg_locks
    JOIN pg_database d ON d.datname = current_database() JOIN pg_stat_activity a USING (pid)
    WHERE NOT granted AND a.datid = d.oid`;
  return (await waiting.execute(db)).rows[0]?.count ?? 0;
}
