import { sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';

/** A visitor's message that may contain words an owner listed. */
export interface VisitorMessage {
  workspaceId: string;
  chatbotId: string;
  conversationId: string;
  seq: number;
  text: string;
  /** Who has the chat; null while nobody has. */
  assignedMemberId: string | null;
}

/** All that visitors of these workspaces wrote since then. */
export async function readVisitorMessages(
  db: Database,
  { since, workspaceIds }: { since: Date; workspaceIds: readonly string[] },
): Promise<VisitorMessage[]> {
  const { rows } = await sql<VisitorMessage>`
    WITH recent AS MATERIALIZED (
      SELECT conversation_id, seq, body FROM messages WHERE created_at >= ${since} AND author_kind = 'visitor'
    )
    SELECT c.workspace_id AS "workspaceId", c.chatbot_id AS "chatbotId", c.id AS "conversationId", r.seq, r.body AS text,
      CASE c.status WHEN 'active' THEN c.assigned_member_id END AS "assignedMemberId"
    FROM recent r JOIN conversations c ON c.id = r.conversation_id
    WHERE c.workspace_id = ANY (${workspaceIds}::uuid[])
    ORDER BY c.id, r.seq
  `.execute(db);
  return rows;
}

/** Up to when the watch has looked; what came later may not have been noticed. */
export async function readLookedUntil(db: Database): Promise<Date> {
  const row = await db.selectFrom('alert_watch').select('looked_until').executeTakeFirstOrThrow();
  return row.looked_until;
}

export async function saveLookedUntil(db: Database, until: Date): Promise<void> {
  await db.updateTable('alert_watch').set({ looked_until: until }).execute();
}
