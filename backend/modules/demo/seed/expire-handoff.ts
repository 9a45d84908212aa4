import { sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';

/**
 * `pending → expired`, and the conversation closes: nobody came. Written out here because the only way a request runs
 * out is by the hours of a chatbot, which the pretend shop's past cannot wait for. It changes exactly what every
 * other edge of the state machine changes.
 */
export async function expireHandoff(db: Database, conversationId: string, now: Date): Promise<void> {
  const detail = JSON.stringify({ event: { type: 'handoff_expired' } });
  await sql`
    WITH moved AS (
      UPDATE handoffs SET state = 'expired', ended_at = ${now}
      WHERE conversation_id = ${conversationId} AND state = 'pending'
      RETURNING id, workspace_id, conversation_id
    ),
    conversation AS (
      UPDATE conversations c SET status = 'closed', closed_at = ${now}, version = c.version + 1, last_seq = c.last_seq + 1
      FROM moved WHERE c.id = moved.conversation_id
      RETURNING c.id, c.last_seq
    ),
    said AS (
      INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, kind, detail, created_at)
      SELECT ${newId()}::uuid, id, last_seq, 'system', id, 'event', ${detail}::jsonb, ${now}::timestamptz FROM conversation
    ),
    revision AS (
      UPDATE workspaces w SET queue_rev = w.queue_rev + 1 FROM moved WHERE w.id = moved.workspace_id
      RETURNING w.queue_rev
    )
    INSERT INTO handoff_events (workspace_id, rev, handoff_id, type, at)
    SELECT moved.workspace_id, revision.queue_rev, moved.id, 'expired', ${now}::timestamptz FROM moved, revision
  `.execute(db);
}
