import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';

/** Those who may get a link under this address: one per workspace. */
export function findResettable(db: Queryable, email: string) {
  return db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select([
      'members.id',
      'members.email',
      'members.name',
      'members.workspace_id as workspaceId',
      'workspaces.name as workspaceName',
    ])
    .where(sql`lower(members.email)`, '=', sql`lower(${email})`)
    .where('members.disabled_at', 'is', null)
    .execute();
}

/** How many links somebody was sent since. */
export async function countResetsSince(db: Queryable, memberId: string, since: Date): Promise<number> {
  const rows = await db
    .selectFrom('password_resets')
    .select('token_hash')
    .where('member_id', '=', memberId)
    .where('created_at', '>', since)
    .execute();
  return rows.length;
}

/** Also forgets what ran out a day ago. */
export async function insertReset(
  db: Queryable,
  reset: { tokenHash: Buffer; memberId: string; mailId: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .deleteFrom('password_resets')
    .where('member_id', '=', reset.memberId)
    .where('created_at', '<', new Date(reset.now.getTime() - 86_400_000))
    .execute();
  await db
    .insertInto('password_resets')
    .values({
      token_hash: reset.tokenHash,
      member_id: reset.memberId,
      mail_id: reset.mailId,
      created_at: reset.now,
      expires_at: reset.expiresAt,
    })
    .execute();
}

/** Whose link it is, if it is good at this moment. */
export function findReset(db: Queryable, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('password_resets')
    .innerJoin('members', 'members.id', 'password_resets.member_id')
    .select(['members.id', 'members.email', 'members.name', 'members.workspace_id as workspaceId'])
    .where('password_resets.token_hash', '=', tokenHash)
    .where('password_resets.used_at', 'is', null)
    .where('password_resets.expires_at', '>', now)
    .where('members.disabled_at', 'is', null)
    .executeTakeFirst();
}

/** True for the one caller who gets it. Every other link of the member is used up with it. */
export async function consumeReset(db: Queryable, tokenHash: Buffer, memberId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await endResetsOf(db, memberId, now);
  return numUpdatedRows > 0n;
}

export async function endResetsOf(db: Queryable, memberId: string, now: Date): Promise<void> {
  await db
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .execute();
}

/** Whether the link that was sent with this mail still works. */
export async function isResetOfMailLive(db: Queryable, mailId: string, now: Date): Promise<boolean> {
  const live = await db
    .selectFrom('password_resets')
    .select('member_id')
    .where('mail_id', '=', mailId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return live !== undefined;
}
