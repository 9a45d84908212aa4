import { sql } from 'kysely';
import type { MemberRole, Permission, PresenceChoice } from '#contract/members.ts';
import type { Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';

export interface MemberRow {
  id: string;
  workspace_id: string;
  workspace_name: string;
  email: string;
  name: string;
  role: MemberRole;
  permissions: Permission[];
  presence: PresenceChoice;
  disabled_at: Date | null;
}

function selectMembers(db: Queryable) {
  return db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select([
      'members.id',
      'members.workspace_id',
      'workspaces.name as workspace_name',
      'members.email',
      'members.name',
      'members.role',
      'members.permissions',
      'members.presence',
      'members.disabled_at',
    ]);
}

export function findMember(db: Queryable, memberId: string): Promise<MemberRow | undefined> {
  return selectMembers(db).where('members.id', '=', memberId).executeTakeFirst();
}

export function listMembers(db: Queryable, workspaceId: string): Promise<MemberRow[]> {
  return selectMembers(db).where('members.workspace_id', '=', workspaceId).orderBy('members.id').execute();
}

/** For sign-in only: the one place that reads password hashes. */
export async function findCredentials(db: Queryable, email: string) {
  // PostgreSQL cannot be asked for a text with NUL, and nobody has such an address.
  if (email.includes('\0')) return undefined;
  return db
    .selectFrom('members')
    .select(['id', 'password_hash', 'disabled_at'])
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .executeTakeFirst();
}

export interface NewMember {
  workspaceId: string;
  email: string;
  name: string;
  role: MemberRole;
  permissions: Permission[];
  passwordHash: string;
  now: Date;
}

/** Answers the new member's id. Throws a unique violation when the address is taken. */
export async function insertMember(db: Queryable, member: NewMember): Promise<string> {
  const id = newId();
  await db
    .insertInto('members')
    .values({
      id,
      workspace_id: member.workspaceId,
      email: member.email,
      name: member.name,
      role: member.role,
      permissions: member.permissions,
      password_hash: member.passwordHash,
      created_at: member.now,
    })
    .execute();
  return id;
}

/** True when the choice is another than before. */
export async function updatePresence(db: Queryable, memberId: string, choice: PresenceChoice): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ presence: choice })
    .where('id', '=', memberId)
    .where('presence', '<>', choice)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** True when the member was enabled before. */
export async function markDisabled(db: Queryable, memberId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ disabled_at: now })
    .where('id', '=', memberId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
