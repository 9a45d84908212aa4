import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../backend/server/database/connection.ts';

/**
 * Moves by itself: how far the server has looked for alerts that fall due, and what follows the conversations a few seconds
 * behind them, to be counted and searched. That follows from tables that are looked at.
 */
const MOVING = [
  'alert_watch',
  'analytics_progress',
  'conversation_facts',
  'conversation_index',
  'conversation_words',
  'handoff_facts',
  'response_facts',
];
/** What the server writes in its own time about requests and messages. */
export const ALERTING = ['alerts', 'alert_deliveries', 'mails'];

interface Scope {
  /** Only that one's rows, of the tables that name one. */
  workspaceId?: string;
  without?: readonly string[];
}

/** One hash per table over all its rows: two that are equal say that nothing was written in between. */
export async function takeFingerprint(
  db: Database,
  { workspaceId, without = [] }: Scope = {},
): Promise<Record<string, string>> {
  const tables = await sql<{ name: string; scoped: boolean }>`
    SELECT t.tablename AS name, EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_schema = 'public'
      AND c.table_name = t.tablename AND c.column_name = 'workspace_id') AS scoped
    FROM pg_tables t WHERE t.schemaname = 'public' AND t.tablename NOT LIKE 'kysely%' ORDER BY 1
  `.execute(db);
  const parts = tables.rows
    .filter(({ name, scoped }) => ![...MOVING, ...without].includes(name) && (workspaceId === undefined || scoped))
    .map(({ name }) => hashOf(name, workspaceId));
  const hashed = await sql<{ name: string; hash: string }>`${sql.join(parts, sql` UNION ALL `)}`.execute(db);
  return Object.fromEntries(hashed.rows.map(({ name, hash }) => [name, hash]));
}

function hashOf(table: string, workspaceId: string | undefined): RawBuilder<unknown> {
  const rows = workspaceId === undefined ? sql`` : sql`WHERE t.workspace_id = ${workspaceId}`;
  return sql`SELECT ${table}::text AS name,
    (SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM ${sql.table(table)} t ${rows}) AS hash`;
}
