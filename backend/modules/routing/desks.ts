import { sql } from 'kysely';
import type { Activity } from '#contract/members.ts';
import type { Database } from '../../server/database/connection.ts';

/** How long an agent may be gone before their chats return to the queue. */
export const GRACE_MS = 60_000;

export interface DeskState {
  memberId: string;
  workspaceId: string;
  connected: boolean;
  connectionSince: Date;
  activity: Activity;
  activitySince: Date;
  graceUntil: Date | null;
}

export async function saveDesk(db: Database, desk: DeskState): Promise<void> {
  const known = {
    connected: desk.connected,
    connection_since: desk.connectionSince,
    activity: desk.activity,
    activity_since: desk.activitySince,
    grace_until: desk.graceUntil,
  };
  await db
    .insertInto('agent_desks')
    .values({ member_id: desk.memberId, workspace_id: desk.workspaceId, ...known })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(known))
    .execute();
}

/**
 * No connection outlives the server that held it. Whoever was connected when it ended has the whole grace time from now
 * to come back; a grace time that was running already goes on as it was stored.
 */
export async function disconnectEverybody(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('agent_desks')
    .set({ connected: false, connection_since: now, grace_until: new Date(now.getTime() + GRACE_MS) })
    .where('connected', '=', true)
    .execute();
}

/** Null = all. */
export async function readServedChatbots(db: Database, memberId: string): Promise<string[] | null> {
  const row = await db.selectFrom('members').select('chatbot_ids').where('id', '=', memberId).executeTakeFirst();
  return row?.chatbot_ids ?? null;
}

export interface LapsedChat {
  memberId: string;
  name: string;
  workspaceId: string;
  handoffId: string;
}

/** The chats of agents who have been gone for longer than the grace time. */
export async function findLapsedChats(db: Database, now: Date): Promise<LapsedChat[]> {
  const { rows } = await sql<LapsedChat>`
    SELECT m.id AS "memberId", m.name, h.workspace_id AS "workspaceId", h.id AS "handoffId"
    FROM agent_desks d
    JOIN members m ON m.id = d.member_id
    JOIN handoffs h ON h.accepted_by = d.member_id AND h.state = 'accepted'
    WHERE d.grace_until IS NOT NULL AND d.grace_until <= ${now} AND NOT d.connected
    ORDER BY h.queued_at, h.id
  `.execute(db);
  return rows;
}

/** Grace times that have ended with nothing left to give back. Until then they stay, so that a crash loses none. */
export async function clearEndedGraces(db: Database, now: Date): Promise<void> {
  await sql`
    UPDATE agent_desks d SET grace_until = NULL
    WHERE d.grace_until IS NOT NULL AND d.grace_until <= ${now} AND NOT d.connected
      AND NOT EXISTS (SELECT FROM handoffs h WHERE h.accepted_by = d.member_id AND h.state = 'accepted')
  `.execute(db);
}
