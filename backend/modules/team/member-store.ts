import { sql } from 'kysely';
import type { MemberRole, Permission, PresenceChoice } from '#contract/members.ts';
import type { Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import type { PresenceFacts } from './presence.ts';

export interface MemberRow extends PresenceFacts {
  id: string;
  workspace_id: string;
  workspace_name: string;
  email: string;
  name: string;
  role: MemberRole;
  permissions: Permission[];
  disabled_at: Date | null;
  active_chats: number | null;
  cap: number | null;
}

/**
 * How many chats a member may hold at all. Without a number of their own each chatbot has its say, so there is a limit
 * only if every chatbot sets one, and it is the most generous.
 */
export const overallCap = sql<number | null>`coalesce(members.chat_cap, (
  SELECT CASE WHEN bool_and(b.agent_cap IS NOT NULL) THEN max(b.agent_cap) END
  FROM chatbots b WHERE b.workspace_id = members.workspace_id))`;

function selectMembers(db: Queryable) {
  return (
    db
      .selectFrom('members')
      .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
      // Read only: the desk is kept by the routing module.
      .leftJoin('agent_desks', 'agent_desks.member_id', 'members.id')
      .select([
        'members.id',
        'members.workspace_id',
        'workspaces.name as workspace_name',
        'members.email',
        'members.name',
        'members.role',
        'members.permissions',
        'members.presence',
        'members.presence_since',
        'members.created_at',
        'members.disabled_at',
        'agent_desks.connected',
        'agent_desks.connection_since',
        'agent_desks.activity',
        'agent_desks.activity_since',
        'agent_desks.active_chats',
        overallCap.as('cap'),
      ])
  );
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

export async function updatePresence(
  db: Queryable,
  memberId: string,
  choice: PresenceChoice,
  now: Date,
): Promise<void> {
  await db
    .updateTable('members')
    .set({ presence: choice, presence_since: now })
    .where('id', '=', memberId)
    .where('presence', '<>', choice)
    .execute();
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
