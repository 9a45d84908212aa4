import { sql } from 'kysely';
import type { Database } from '../../server/database/connection.ts';

export interface Waiting {
  workspaceId: string;
  conversationId: string;
}

/**
 * The requests of a chatbot that nobody has been found for. One that an agent passed on is left out while it is the turn
 * of a colleague: they were asked by name, and may still be at their desk after closing time.
 */
export async function findWaitingOf(db: Database, chatbotId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT workspace_id AS "workspaceId", conversation_id AS "conversationId" FROM handoffs
    WHERE state = 'pending' AND chatbot_id = ${chatbotId} AND (round = 0 OR offered_to IS NULL)
    ORDER BY queued_at, id
  `.execute(db);
  return rows;
}

/** The conversations of an agent's chats, the longest waited for first. */
export async function findHeldBy(
  db: Database,
  { memberId, workspaceId }: { memberId: string; workspaceId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('handoffs')
    .select('conversation_id')
    .where('accepted_by', '=', memberId)
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', sql.lit('accepted' as const))
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.conversation_id);
}
