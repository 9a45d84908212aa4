import { sql } from 'kysely';
import type { RetentionMode } from '#contract/privacy/privacy.ts';
import type { Queryable } from '../../server/database/connection.ts';
import { DEFAULT_DAYS } from './rules.ts';

export interface RetentionChoice {
  mode: RetentionMode;
  days: number;
}

/** Everything is kept until somebody says otherwise. */
export async function readChoice(db: Queryable, workspaceId: string): Promise<RetentionChoice> {
  const row = await db
    .selectFrom('retention_settings')
    .select(['mode', 'days'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row ?? { mode: 'keep', days: DEFAULT_DAYS };
}

export async function saveChoice(
  db: Queryable,
  workspaceId: string,
  { mode, days }: RetentionChoice,
  nextRunAt: Date,
): Promise<void> {
  const values = { mode, days, next_run_at: mode === 'keep' ? null : nextRunAt };
  await db
    .insertInto('retention_settings')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(values))
    .execute();
}

export interface DueWorkspace {
  workspaceId: string;
  timezone: string;
  /** When its night was to be. */
  at: Date;
}

/** Workspaces whose night has come. */
export async function findDueWorkspaces(db: Queryable, now: Date): Promise<DueWorkspace[]> {
  const { rows } = await sql<DueWorkspace>`
    SELECT r.workspace_id AS "workspaceId", w.timezone, r.next_run_at AS at
    FROM retention_settings r JOIN workspaces w ON w.id = r.workspace_id
    WHERE r.next_run_at IS NOT NULL AND r.next_run_at <= ${now}
    ORDER BY r.next_run_at LIMIT 100
  `.execute(db);
  return rows;
}

/** Of several processes one gets the night; undefined for the others. */
export async function takeNight(
  db: Queryable,
  workspaceId: string,
  { now, next }: { now: Date; next: Date },
): Promise<RetentionChoice | undefined> {
  return db
    .updateTable('retention_settings')
    .set({ next_run_at: next })
    .where('workspace_id', '=', workspaceId)
    .where('next_run_at', '<=', now)
    .returning(['mode', 'days'])
    .executeTakeFirst();
}

/** The same for what is done to the whole house. The first start only says when. */
export async function takeUpkeep(db: Queryable, { now, next }: { now: Date; next: Date }): Promise<boolean> {
  const began = await db
    .updateTable('privacy_upkeep')
    .set({ next_at: next })
    .where('next_at', 'is', null)
    .executeTakeFirst();
  if (began.numUpdatedRows > 0n) return false;
  const taken = await db
    .updateTable('privacy_upkeep')
    .set({ next_at: next })
    .where('next_at', '<=', now)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** The nearest night of anybody; null before the first start. */
export async function findNextNight(db: Queryable): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT least(
      (SELECT min(next_run_at) FROM retention_settings WHERE next_run_at IS NOT NULL),
      (SELECT next_at FROM privacy_upkeep)
    ) AS at
  `.execute(db);
  return rows[0]?.at ?? null;
}
