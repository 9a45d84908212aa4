import { sql } from 'kysely';
import type { Database } from '../../backend/server/database/connection.ts';

/**
 * A company's past: 100,000 conversations of five messages. Every second one was with a person, and told then; of the
 * others nobody ever closed the thread with the bot.
 */
export async function fillPast(
  db: Database,
  { workspaceId, chatbotId, memberId }: { workspaceId: string; chatbotId: string; memberId: string },
): Promise<void> {
  await sql`
    CREATE TABLE bench_past AS
    SELECT i, i % 2 = 0 AS with_person, gen_random_uuid() AS conversation_id, gen_random_uuid() AS visitor_id,
      gen_random_uuid() AS handoff_id, now() - interval '1 year' + i * interval '5 minutes' AS at
    FROM generate_series(0, 99999) i
  `.execute(db);
  await sql`
    INSERT INTO visitors (id, workspace_id, chatbot_id, token_hash, name)
    SELECT visitor_id, ${workspaceId}, ${chatbotId}, sha256(visitor_id::text::bytea), 'Visitor ' || i FROM bench_past
  `.execute(db);
  await sql`
    INSERT INTO conversations (id, workspace_id, chatbot_id, visitor_id, status, assigned_member_id, last_seq, started_at, closed_at)
    SELECT conversation_id, ${workspaceId}, ${chatbotId}, visitor_id, CASE WHEN with_person THEN 'closed' ELSE 'bot' END,
      CASE WHEN with_person THEN ${memberId}::uuid END, 5, at, CASE WHEN with_person THEN at + interval '1 hour' END
    FROM bench_past
  `.execute(db);
  await sql`
    INSERT INTO messages (id, conversation_id, seq, author_kind, author_id, client_id, kind, body, created_at)
    SELECT gen_random_uuid(), conversation_id, seq, 'visitor', visitor_id, 'past-' || seq, 'text', 'Where is my order?',
      at + seq * interval '10 seconds'
    FROM bench_past, generate_series(1, 5) seq
    ORDER BY at, seq
  `.execute(db);
  await sql`
    INSERT INTO handoffs (id, workspace_id, chatbot_id, conversation_id, state, reason, requested_at, queued_at,
      accepted_at, accepted_by, ended_at, routed)
    SELECT handoff_id, ${workspaceId}, ${chatbotId}, conversation_id, 'completed', 'visitor_asked', at, at, at,
      ${memberId}::uuid, at + interval '1 hour', true
    FROM bench_past WHERE with_person
  `.execute(db);
  await sql`
    INSERT INTO alerts (id, workspace_id, chatbot_id, conversation_id, kind, about, nth, at, settled_at, watched)
    SELECT gen_random_uuid(), ${workspaceId}, ${chatbotId}, conversation_id, 'new_request', handoff_id, 0, at, at, false
    FROM bench_past WHERE with_person
  `.execute(db);
  await sql`
    INSERT INTO alert_deliveries (alert_id, member_id, channel, state, at)
    SELECT id, ${memberId}::uuid, 'email', 'not_sent', at FROM alerts
  `.execute(db);
  await sql`DROP TABLE bench_past`.execute(db);
  // Counted and in the search long ago, or the server would be busy with that all the time.
  await sql`UPDATE conversation_index i SET named = v.name, indexed_seq = c.last_seq
    FROM conversations c JOIN visitors v ON v.id = c.visitor_id WHERE c.id = i.conversation_id`.execute(db);
  await sql`INSERT INTO analytics_progress (conversation_id, seq) SELECT id, last_seq FROM conversations`.execute(db);
  const filled = ['messages', 'conversations', 'visitors', 'handoffs', 'alerts', 'alert_deliveries'] as const;
  for (const table of [...filled, 'conversation_index', 'analytics_progress'] as const) {
    await sql`VACUUM (ANALYZE) ${sql.table(table)}`.execute(db);
  }
  await sql`CHECKPOINT`.execute(db);
}
