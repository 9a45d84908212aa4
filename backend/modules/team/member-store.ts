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
  avatar: string | null;
  chatbot_ids: string[] | null;
  password_changed_at: Date | null;
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

/** Of those a member serves, the ones that still exist; null = all. */
const servedChatbots = sql<string[] | null>`CASE WHEN members.chatbot_ids IS NOT NULL THEN
  ARRAY(SELECT b.id FROM chatbots b WHERE b.id = ANY (members.chatbot_ids) ORDER BY b.id) END`;

/** Whoever was removed is not there. */
export function selectMembers(db: Queryable) {
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
        'members.avatar',
        'members.password_changed_at',
        'members.disabled_at',
        'agent_desks.connected',
        'agent_desks.connection_since',
        'agent_desks.activity',
        'agent_desks.activity_since',
        'agent_desks.active_chats',
        overallCap.as('cap'),
        servedChatbots.as('chatbot_ids'),
      ])
      .where('members.removed_at', 'is', null)
  );
}

export function findMember(db: Queryable, memberId: string): Promise<MemberRow | undefined> {
  return selectMembers(db).where('members.id', '=', memberId).executeTakeFirst();
}

export function listMembers(db: Queryable, workspaceId: string): Promise<MemberRow[]> {
  return selectMembers(db).where('members.workspace_id', '=', workspaceId).orderBy('members.id').execute();
}

/** For sign-in: everybody with this address, one per workspace; only of one workspace where it is given. */
export async function findCredentials(db: Queryable, email: string, workspaceId?: string) {
  // PostgreSQL cannot be asked for a text with NUL, and nobody has such an address.
  if (email.includes('\0')) return [];
  let found = db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select([
      'members.id',
      'members.name',
      'members.password_hash',
      'members.disabled_at',
      'members.workspace_id',
      'workspaces.name as workspace_name',
    ])
    .where(sql`lower(members.email)`, '=', sql`lower(${email})`)
    .where('members.removed_at', 'is', null);
  if (workspaceId !== undefined) found = found.where('members.workspace_id', '=', workspaceId);
  return found.orderBy('members.id').execute();
}

/** To have somebody who is signed in prove it again; null = they are gone. */
export async function findPasswordHash(db: Queryable, memberId: string): Promise<string | null> {
  const row = await db
    .selectFrom('members')
    .select('password_hash')
    .where('id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}

export async function savePassword(db: Queryable, memberId: string, passwordHash: string, now: Date): Promise<void> {
  await db
    .updateTable('members')
    .set({ password_hash: passwordHash, password_changed_at: now })
    .where('id', '=', memberId)
    .execute();
}

export async function saveProfile(
  db: Queryable,
  memberId: string,
  { name, avatar }: { name?: string | undefined; avatar?: string | null | undefined },
): Promise<void> {
  await db
    .updateTable('members')
    .set({ ...(name !== undefined && { name }), ...(avatar !== undefined && { avatar }) })
    .where('id', '=', memberId)
    .execute();
}

export interface NewMember {
  workspaceId: string;
  email: string;
  name: string;
  role: MemberRole;
  permissions: Permission[];
  /** Null or left out = all. */
  chatbotIds?: string[] | null;
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
      chatbot_ids: member.chatbotIds ?? null,
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

/** True when the member was disabled before. */
export async function markEnabled(db: Queryable, memberId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ disabled_at: null })
    .where('id', '=', memberId)
    .where('disabled_at', 'is not', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The row stays for the name; what only a member needs is forgotten. True when they were on the team before. */
export async function markRemoved(db: Queryable, memberId: string, now: Date): Promise<boolean> {
  await db.deleteFrom('recovery_codes').where('member_id', '=', memberId).execute();
  await db.deleteFrom('two_step_secrets').where('member_id', '=', memberId).execute();
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set((set) => ({
      removed_at: now,
      disabled_at: set.fn.coalesce('disabled_at', set.val(now)),
      permissions: [],
      password_hash: '',
    }))
    .where('id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
