import { sql } from 'kysely';
import type { Database } from '../server/database/connection.ts';

/**
 * The rules that what is stored of conversations keeps, however it came there: gapless `seq` and revisions, time that runs
 * forward and not beyond `until`, states that agree with each other. Answers the names of those that are broken.
 */
export async function findBrokenRules(db: Database, until: Date): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    SELECT 'seq' AS rule FROM conversations c JOIN messages m ON m.conversation_id = c.id
      GROUP BY c.id HAVING max(m.seq) <> c.last_seq OR count(*) <> c.last_seq OR min(m.seq) <> 1
    UNION ALL SELECT 'greeting' FROM messages WHERE seq = 1 AND author_kind <> 'bot'
    UNION ALL SELECT 'message time' FROM (
      SELECT created_at, lag(created_at) OVER (PARTITION BY conversation_id ORDER BY seq) AS before FROM messages) t
      WHERE before > created_at
    UNION ALL SELECT 'after the end' FROM messages WHERE created_at >= ${until}
    UNION ALL SELECT 'rev' FROM workspaces w JOIN handoff_events e ON e.workspace_id = w.id
      GROUP BY w.id HAVING max(e.rev) <> w.queue_rev OR count(*) <> w.queue_rev
    UNION ALL SELECT 'rev time' FROM (
      SELECT at, lag(at) OVER (ORDER BY rev) AS before FROM handoff_events) t WHERE before > at
    UNION ALL SELECT 'live handoff' FROM conversations c WHERE c.status IN ('pending', 'active') AND NOT EXISTS (
      SELECT FROM handoffs h WHERE h.conversation_id = c.id
        AND h.state = CASE c.status WHEN 'pending' THEN 'pending' ELSE 'accepted' END
        AND h.accepted_by IS NOT DISTINCT FROM c.assigned_member_id)
    UNION ALL SELECT 'stray handoff' FROM handoffs h JOIN conversations c ON c.id = h.conversation_id
      WHERE h.state IN ('pending', 'accepted') AND c.status IN ('bot', 'closed')
    UNION ALL SELECT 'end' FROM handoffs WHERE (state IN ('pending', 'accepted')) <> (ended_at IS NULL)
    UNION ALL SELECT 'closed' FROM conversations WHERE (status = 'closed') <> (closed_at IS NOT NULL)
    UNION ALL SELECT 'read' FROM conversations WHERE agent_read_seq > last_seq OR visitor_read_seq > last_seq
    UNION ALL SELECT 'desk' FROM agent_desks d WHERE active_chats <>
      (SELECT count(*) FROM handoffs h WHERE h.state = 'accepted' AND h.accepted_by = d.member_id)`.execute(db);
  return rows.map(({ rule }) => rule);
}
