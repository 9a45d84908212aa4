import { sql } from 'kysely';
import type { MemberRole, Permission } from '#contract/members.ts';
import type { TeamMember } from '#contract/team.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import { type MemberRow, selectMembers } from './member-store.ts';
import { decidePresence } from './presence.ts';
import { derivePermissions } from './rules.ts';

/** Changes of a workspace's team take turns, until the transaction ends: who may do what is read after this. */
export async function lockTeam(db: Queryable, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`team.${workspaceId}`}, 0))`.execute(db);
}

interface TeamRow extends MemberRow {
  chat_cap: number | null;
  two_step: boolean;
  session_used_at: Date | null;
}

function selectTeam(db: Queryable, workspaceId: string) {
  return selectMembers(db)
    .select([
      'members.chat_cap',
      sql<boolean>`EXISTS (SELECT FROM two_step_secrets t
        WHERE t.member_id = members.id AND t.confirmed_at IS NOT NULL)`.as('two_step'),
      sql<Date | null>`(SELECT max(s.created_at) FROM sessions s WHERE s.member_id = members.id)`.as('session_used_at'),
    ])
    .where('members.workspace_id', '=', workspaceId);
}

/** In the order they came. */
export async function readTeam(db: Database, workspaceId: string, now: Date): Promise<TeamMember[]> {
  const rows = await selectTeam(db, workspaceId).orderBy('members.created_at').orderBy('members.id').execute();
  return rows.map((row) => presentTeamMember(row, now));
}

export async function readTeamMember(
  db: Queryable,
  workspaceId: string,
  memberId: string,
  now: Date,
): Promise<TeamMember | null> {
  const row = await selectTeam(db, workspaceId).where('members.id', '=', memberId).executeTakeFirst();
  return row ? presentTeamMember(row, now) : null;
}

function presentTeamMember(row: TeamRow, now: Date): TeamMember {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    avatar: row.avatar,
    role: row.role,
    permissions: derivePermissions(row.role, row.permissions),
    presence: decidePresence(row),
    activeChats: row.active_chats ?? 0,
    cap: row.chat_cap,
    chatbotIds: row.chatbot_ids,
    twoStep: row.two_step,
    disabled: row.disabled_at !== null,
    joinedAt: row.created_at.toISOString(),
    lastSeenAt: row.connected ? now.toISOString() : latest(row.connection_since, row.session_used_at),
  };
}

function latest(one: Date | null, other: Date | null): string | null {
  const instant = one === null || (other !== null && other > one) ? other : one;
  return instant?.toISOString() ?? null;
}

export interface MemberChange {
  role: MemberRole;
  permissions: Permission[];
  chat_cap: number | null;
  chatbot_ids: string[] | null;
}

export async function updateMember(db: Queryable, memberId: string, change: Partial<MemberChange>): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('members').set(change).where('id', '=', memberId).execute();
}

/** Whether anybody else could still do what only an owner can. */
export async function hasOtherOwner(db: Queryable, workspaceId: string, memberId: string): Promise<boolean> {
  const other = await db
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .where('id', '<>', memberId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** True when all of them are chatbots of the workspace. */
export async function areChatbotsOf(db: Queryable, workspaceId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await db
    .selectFrom('chatbots')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute();
  return found.length === new Set(ids).size;
}
