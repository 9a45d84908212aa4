import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';

/** One visitor, or everybody with this address (in small letters); nobody of another workspace. */
export type WhichVisitors = { workspaceId: string } & ({ visitorId: string } | { address: string });

export async function findVisitors(db: Queryable, which: WhichVisitors): Promise<string[]> {
  const rows = db.selectFrom('visitors').select('id').where('workspace_id', '=', which.workspaceId);
  const found =
    'visitorId' in which ? rows.where('id', '=', which.visitorId) : rows.where(sql`lower(email)`, '=', which.address);
  return (await found.orderBy('id').execute()).map(({ id }) => id);
}

/** Their browser is not known again: whoever comes with the old token is somebody new. */
export async function revokeToken(db: Queryable, visitorId: string): Promise<void> {
  await db
    .updateTable('visitors')
    .set({ token_hash: randomBytes(32) })
    .where('id', '=', visitorId)
    .execute();
}

/**
 * Removes the visitor themselves, last. `busy`: they have begun another conversation, which must be ended first; the lock
 * keeps them from beginning one more.
 */
export async function removeVisitor(
  tx: Transaction<Schema>,
  visitorId: string,
): Promise<'removed' | 'gone already' | 'busy'> {
  const locked = await tx
    .selectFrom('visitors')
    .select('id')
    .where('id', '=', visitorId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return 'gone already';
  const open = await tx
    .selectFrom('conversations')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .limit(1)
    .executeTakeFirst();
  if (open) return 'busy';
  await tx.deleteFrom('visitors').where('id', '=', visitorId).execute();
  return 'removed';
}

interface Batch {
  workspaceId: string;
  cameBefore: Date;
  limit: number;
}

/** Takes name, address and token from those of whom only anonymous conversations are left. Answers how many it were. */
export async function anonymiseVisitors(db: Queryable, { workspaceId, cameBefore, limit, now }: Batch & { now: Date }) {
  const { numAffectedRows } = await sql`
    WITH nobody AS (
      SELECT v.id FROM visitors v
      WHERE v.workspace_id = ${workspaceId} AND v.anonymised_at IS NULL AND v.created_at < ${cameBefore}
        AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.visitor_id = v.id AND c.anonymised_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM contact_messages m WHERE m.visitor_id = v.id AND m.anonymised_at IS NULL)
      ORDER BY v.created_at, v.id LIMIT ${limit}
    )
    UPDATE visitors v SET name = NULL, email = NULL, verified_as = NULL, anonymised_at = ${now}::timestamptz,
      -- The hash of nothing that anybody holds.
      token_hash = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
    FROM nobody WHERE v.id = nobody.id
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Removes those of whom nothing is left. Answers how many it were. */
export async function removeVisitors(db: Queryable, { workspaceId, cameBefore, limit }: Batch): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM visitors WHERE id IN (
      SELECT v.id FROM visitors v
      WHERE v.workspace_id = ${workspaceId} AND v.created_at < ${cameBefore}
        AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.visitor_id = v.id)
        AND NOT EXISTS (SELECT 1 FROM contact_messages m WHERE m.visitor_id = v.id)
      ORDER BY v.created_at, v.id LIMIT ${limit}
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
