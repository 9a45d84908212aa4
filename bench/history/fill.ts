import { sql } from 'kysely';
import type { Database } from '../../backend/server/database/connection.ts';

export interface Archive {
  workspaceId: string;
  chatbotId: string;
  /** The conversations are shared out among them in turn. */
  memberIds: readonly string[];
}

/**
 * A million messages in 20,000 closed conversations: every tenth is long (302 messages, so that there is something to
 * page), the others have 22. Rows go in by `seq`, so that a conversation's messages lie as far apart on disk as they do
 * when thousands of conversations are held at the same time.
 */
export async function fillArchive(db: Database, { workspaceId, chatbotId, memberIds }: Archive): Promise<void> {
  const members = sql`${memberIds}::uuid[]`;
  await sql`
    CREATE TABLE bench_archive AS
    SELECT i, gen_random_uuid() AS conversation_id, gen_random_uuid() AS visitor_id,
      (${members})[1 + i % ${memberIds.length}::int] AS member_id,
      CASE WHEN i / ${memberIds.length}::int % 10 = 0 THEN 302 ELSE 22 END AS length,
      now() - interval '1 year' + i * interval '25 minutes' AS started_at
    FROM generate_series(0, 19999) i
  `.execute(db);
  await sql`
    INSERT INTO visitors (id, workspace_id, chatbot_id, token_hash, name)
    SELECT visitor_id, ${workspaceId}, ${chatbotId}, sha256(visitor_id::text::bytea), 'Visitor ' || i FROM bench_archive
  `.execute(db);
  await sql`
    INSERT INTO conversations (id, workspace_id, chatbot_id, visitor_id, status, assigned_member_id, last_seq,
      agent_read_seq, visitor_read_seq, started_at, closed_at)
    SELECT conversation_id, ${workspaceId}, ${chatbotId}, visitor_id, 'closed', member_id, length, length, length,
      started_at, started_at + interval '1 hour'
    FROM bench_archive
  `.execute(db);
  await sql`
    INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, author_name, client_id, kind, body, created_at)
    SELECT gen_random_uuid(), a.conversation_id, seq,
      CASE WHEN seq % 2 = 0 THEN 'agent' ELSE 'visitor' END,
      CASE WHEN seq % 2 = 0 THEN a.member_id ELSE a.visitor_id END,
      CASE WHEN seq % 2 = 0 THEN 'Agent' END,
      'archive-' || seq, 'text',
      'Message ' || seq || ': could you tell me whether the blue mug can go into the dishwasher? It has a golden rim.',
      a.started_at + seq * interval '10 seconds'
    FROM generate_series(1, 302) seq JOIN bench_archive a ON seq <= a.length
    ORDER BY seq, a.i
  `.execute(db);
  await sql`DROP TABLE bench_archive`.execute(db);
  for (const table of ['messages', 'conversations', 'visitors']) {
    await sql`VACUUM (ANALYZE) ${sql.table(table)}`.execute(db);
  }
  // What the filling left to be written would otherwise be written while we measure.
  await sql`CHECKPOINT`.execute(db);
}
