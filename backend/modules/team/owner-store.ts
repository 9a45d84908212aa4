import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';

/** Takes turns with everybody else who is about to make an owner, until the transaction ends. */
export async function lockOwnership(db: Queryable): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('team.owner', 0))`.execute(db);
}

/** With `real`, the owner of a demonstration workspace does not count. */
export async function hasOwner(db: Queryable, { real }: { real: boolean }): Promise<boolean> {
  let owners = db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select('members.id')
    .where('members.role', '=', 'owner');
  if (real) owners = owners.where('workspaces.demo', '=', false);
  return (await owners.limit(1).executeTakeFirst()) !== undefined;
}

/** A new link takes the place of those before it: only the newest printed one is good. */
export async function replaceOwnerLink(
  db: Queryable,
  link: { tokenHash: Buffer; now: Date; expiresAt: Date },
): Promise<void> {
  await db.deleteFrom('one_time_links').where('purpose', '=', 'owner').execute();
  await db
    .insertInto('one_time_links')
    .values({ token_hash: link.tokenHash, purpose: 'owner', created_at: link.now, expires_at: link.expiresAt })
    .execute();
}

function selectLiveLink(db: Queryable, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('one_time_links')
    .select('purpose')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', 'owner')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now);
}

export async function isOwnerLinkLive(db: Queryable, tokenHash: Buffer, now: Date): Promise<boolean> {
  return (await selectLiveLink(db, tokenHash, now).executeTakeFirst()) !== undefined;
}

/** True for the one caller who gets it. */
export async function consumeOwnerLink(db: Queryable, tokenHash: Buffer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', 'owner')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The workspace of this installation: the oldest that is not a demonstration, made if there is none. */
export async function ensureWorkspace(db: Queryable, now: Date): Promise<string> {
  const found = await db
    .selectFrom('workspaces')
    .select('id')
    .where('demo', '=', false)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  if (found) return found.id;
  const id = newId();
  await db.insertInto('workspaces').values({ id, name: 'My workspace', created_at: now }).execute();
  return id;
}

/** For a workspace whose time zone nobody has set. */
export async function settleTimezone(db: Queryable, workspaceId: string, timezone: string): Promise<void> {
  await db
    .updateTable('workspaces')
    .set({ timezone })
    .where('id', '=', workspaceId)
    .where('timezone', '=', 'UTC')
    .execute();
}
