import { sql } from 'kysely';
import type { AuditEvent, AuditKind, AuditList, ListAuditQuery } from '#contract/audit.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { readTimeCursor, writeTimeCursor } from '#contract/time-cursor.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';

export interface NewAuditEvent {
  workspaceId: string;
  kind: AuditKind;
  /** Id null = nobody who is signed in. */
  actor: { id: string | null; name: string };
  target?: { id: string | null; name: string } | null;
  /** Null = on the server itself. */
  address: string | null;
  /** Never a secret. */
  changes?: AuditEvent['changes'];
  now: Date;
}

/** Writes a line of the security log, with the transaction of what it tells wherever there is one. */
export async function writeAudit(db: Queryable, event: NewAuditEvent): Promise<void> {
  await db
    .insertInto('audit_events')
    .values({
      id: newId(),
      workspace_id: event.workspaceId,
      at: event.now,
      kind: event.kind,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      target_id: event.target?.id ?? null,
      target_name: event.target?.name ?? null,
      address: event.address,
      changes: JSON.stringify(event.changes ?? []),
    })
    .execute();
}

/** What a kind was called in rows that are kept: they stay as they were written. */
const FORMER_NAMES: Partial<Record<AuditKind, string>> = { 'two_step.reset': 'two_step.reset_by_owner' };

function namesOf(kind: AuditKind): string[] {
  const former = FORMER_NAMES[kind];
  return former === undefined ? [kind] : [kind, former];
}

function readKind(stored: string): AuditKind {
  const renamed = Object.entries(FORMER_NAMES).find(([, former]) => former === stored)?.[0];
  return (renamed ?? stored) as AuditKind;
}

/** Newest first. `invalid` for a cursor that is none. */
export async function listAudit(db: Database, workspaceId: string, query: ListAuditQuery): Promise<Result<AuditList>> {
  const after = query.cursor === undefined ? null : readTimeCursor(query.cursor);
  if (after === undefined) return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
  const { memberId, kind } = query;
  let rows = db.selectFrom('audit_events').selectAll().where('workspace_id', '=', workspaceId);
  if (kind !== undefined) rows = rows.where('kind', 'in', namesOf(kind) as AuditKind[]);
  if (memberId !== undefined) {
    rows = rows.where((where) => where.or([where('actor_id', '=', memberId), where('target_id', '=', memberId)]));
  }
  if (after) rows = rows.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const found = await rows
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return succeed({
    events: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: readKind(row.kind),
      actor: { id: row.actor_id, name: row.actor_name },
      target: row.target_name === null ? null : { id: row.target_id, name: row.target_name },
      address: row.address,
      changes: row.changes,
    })),
    nextCursor: last ? writeTimeCursor(last) : null,
  });
}

/** Removes so many of the lines from before then. Answers how many it were. */
export async function forgetOldAudit(db: Queryable, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM audit_events WHERE id IN (SELECT id FROM audit_events WHERE at < ${before} ORDER BY at LIMIT ${limit})
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** What differs, as the log tells it; lists are told in one line. */
export function describeChanges(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): AuditEvent['changes'] {
  return Object.keys(after).flatMap((field) => {
    const [from, to] = [describe(before[field]), describe(after[field])];
    return from === to ? [] : [{ field, from, to }];
  });
}

function describe(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? [...value].sort().join(', ') : String(value);
}
