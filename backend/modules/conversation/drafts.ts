import { sql } from 'kysely';
import type { Database } from '../../server/database/connection.ts';

export interface SetDraftInput {
  member: { memberId: string; workspaceId: string };
  conversationId: string;
  text: string;
  now: Date;
}

/**
 * Keeps (or, when empty, forgets) what an agent has written and not sent. Only while the chat is theirs: the lock makes
 * a chat that is just being taken away answer one way or the other, so no draft can appear in a chat after its end.
 * Returns false when it is not theirs.
 */
export async function setDraft(db: Database, { member, conversationId, text, now }: SetDraftInput): Promise<boolean> {
  const { rows } = await sql`
    WITH mine AS (
      SELECT id FROM conversations
      WHERE id = ${conversationId} AND workspace_id = ${member.workspaceId}
        AND assigned_member_id = ${member.memberId} AND status = 'active'
      FOR SHARE
    ),
    kept AS (
      INSERT INTO drafts (conversation_id, member_id, text, updated_at)
      SELECT id, ${member.memberId}::uuid, ${text}, ${now}::timestamptz FROM mine WHERE ${text}::text <> ''
      ON CONFLICT (conversation_id, member_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
    ),
    forgotten AS (
      DELETE FROM drafts d USING mine
      WHERE ${text}::text = '' AND d.conversation_id = mine.id AND d.member_id = ${member.memberId}
    )
    SELECT id FROM mine
  `.execute(db);
  return rows.length > 0;
}

export interface LeftDraft {
  text: string;
  by: string;
  at: string;
}

/** By conversation, the newest unsent words of somebody other than the agent who has the chat. */
export async function readLeftDrafts(
  db: Database,
  conversationIds: readonly string[],
): Promise<Map<string, LeftDraft>> {
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('conversations', 'conversations.id', 'drafts.conversation_id')
    .innerJoin('members', 'members.id', 'drafts.member_id')
    .where('drafts.conversation_id', 'in', conversationIds)
    .whereRef('drafts.member_id', 'is distinct from', 'conversations.assigned_member_id')
    .distinctOn('drafts.conversation_id')
    .orderBy('drafts.conversation_id')
    .orderBy('drafts.updated_at', 'desc')
    .select(['drafts.conversation_id', 'drafts.text', 'drafts.updated_at', 'members.name'])
    .execute();
  return new Map(
    rows.map((row) => [row.conversation_id, { text: row.text, by: row.name, at: row.updated_at.toISOString() }]),
  );
}
