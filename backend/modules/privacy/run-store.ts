import { type Selectable, sql, type Transaction } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import { newId } from '../../server/new-id.ts';
import type { Erased } from './forgetter.ts';

export type RunRow = Selectable<Schema['privacy_runs']>;

interface NewRun {
  workspaceId: string;
  requestedBy: string;
  total: number;
  now: Date;
}

/** Null while one of this workspace is under way. */
export async function insertRetentionRun(
  db: Queryable,
  run: NewRun & { mode: 'anonymise' | 'delete'; endedBefore: Date },
): Promise<string | null> {
  const row = await db
    .insertInto('privacy_runs')
    .values({ ...valuesOf(run), kind: 'retention', mode: run.mode, ended_before: run.endedBefore })
    .onConflict((conflict) =>
      conflict
        .column('workspace_id')
        .where(sql<boolean>`kind = 'retention' AND state IN ('queued', 'running')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertErasure(
  db: Queryable,
  run: NewRun & { subject: string; subjectKind: 'visitor' | 'email'; address: string | null },
): Promise<RunRow> {
  return db
    .insertInto('privacy_runs')
    .values({
      ...valuesOf(run),
      kind: 'erasure',
      subject: run.subject,
      subject_kind: run.subjectKind,
      address: run.address,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

function valuesOf({ workspaceId, requestedBy, total, now }: NewRun) {
  return {
    id: newId(),
    workspace_id: workspaceId,
    state: 'queued' as const,
    requested_by: requestedBy,
    requested_at: now,
    total,
  };
}

/** Undefined when it is over, or never was. */
export async function beginRun(db: Queryable, id: string, now: Date): Promise<RunRow | undefined> {
  return db
    .updateTable('privacy_runs')
    .set({ state: 'running', started_at: sql<Date>`coalesce(started_at, ${now}::timestamptz)` })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
}

/** Holds a run while a batch of it is done, so that two processes that both believe it theirs take turns. */
export async function lockRun(tx: Transaction<Schema>, id: string): Promise<RunRow | undefined> {
  return tx
    .selectFrom('privacy_runs')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();
}

/** With the batch's own transaction. The total grows with what came while it was under way. */
export async function noteProgress(
  tx: Transaction<Schema>,
  id: string,
  { done, erased }: { done: number; erased?: Erased },
): Promise<void> {
  await tx
    .updateTable('privacy_runs')
    .set({
      done,
      total: sql<number>`greatest(total, ${done}::bigint)`,
      failures: 0,
      ...(erased && { erased: JSON.stringify(erased) }),
    })
    .where('id', '=', id)
    .execute();
}

/** The address is forgotten with it. */
export async function finishRun(db: Queryable, id: string, state: 'done' | 'failed', now: Date): Promise<void> {
  await db
    .updateTable('privacy_runs')
    .set((set) => ({
      state,
      finished_at: now,
      address: null,
      // What somebody else removed meanwhile is no longer to be done.
      total: state === 'done' ? set.ref('done') : set.ref('total'),
    }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Answers how often it has failed in a row. */
export async function noteFailure(db: Queryable, id: string): Promise<number> {
  const row = await db
    .updateTable('privacy_runs')
    .set((set) => ({ failures: set('failures', '+', 1) }))
    .where('id', '=', id)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

export async function hasOpenRuns(db: Queryable): Promise<boolean> {
  const row = await db
    .selectFrom('privacy_runs')
    .select('id')
    .where(sql<boolean>`state IN ('queued', 'running')`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findLastRetention(db: Queryable, workspaceId: string): Promise<RunRow | undefined> {
  return db
    .selectFrom('privacy_runs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'retention')
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findErasure(db: Queryable, workspaceId: string, id: string): Promise<RunRow | undefined> {
  return db
    .selectFrom('privacy_runs')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'erasure')
    .executeTakeFirst();
}

/** Newest first, from behind `after` on. */
export async function listErasures(
  db: Queryable,
  workspaceId: string,
  { after, limit }: { after: { at: string; id: string } | null; limit: number },
): Promise<RunRow[]> {
  let rows = db
    .selectFrom('privacy_runs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'erasure');
  if (after) rows = rows.where(sql<boolean>`(requested_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return rows.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
