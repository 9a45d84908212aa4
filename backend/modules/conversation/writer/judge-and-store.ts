import { sql } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { type Draft, type FactsRow, presentFacts, type Verdict, type Written } from './draft.ts';

interface Row extends FactsRow {
  verdict: Verdict;
  id: string;
  seq: number | null;
  created_at: Date;
}

/**
 * Judges each draft by itself and stores those that are new and allowed: one statement and one commit, in the order
 * given. It names the reason of every refusal and finds the original of every repeat, which is what `storeNew` saves.
 * No two drafts may have the same author and client id.
 *
 * The rows of the conversations are locked first (in id order, so two batches cannot block each other), and `last_seq`
 * is read from the locked row: seq stays gapless even against transitions that add a system message at the same time.
 * Who may write is decided on that same row, so nothing can change between the check and the write.
 */
export async function judgeAndStore(db: Database, drafts: readonly Draft[], now: Date): Promise<Written[]> {
  const column = <T>(pick: (draft: Draft) => T): T[] => drafts.map(pick);
  const { rows } = await sql<Row>`
    WITH input AS (
      SELECT * FROM unnest(
        ${column((d) => d.id)}::uuid[], ${column((d) => d.conversationId)}::uuid[],
        ${column((d) => d.author.kind)}::text[], ${column((d) => d.author.id)}::uuid[],
        ${column((d) => d.author.name)}::text[], ${column((d) => d.workspaceId)}::uuid[],
        ${column((d) => d.clientId)}::text[], ${column((d) => d.text)}::text[],
        ${column((d) => (d.detail ? JSON.stringify(d.detail) : null))}::text[]
      ) WITH ORDINALITY AS i(id, conversation_id, author_kind, author_id, author_name, author_workspace, client_id, body, detail, ord)
    ),
    locked AS MATERIALIZED (
      SELECT id, workspace_id, chatbot_id, visitor_id, status, assigned_member_id, last_seq
      FROM conversations
      WHERE id = ANY (${column((d) => d.conversationId)}::uuid[])
      ORDER BY id
      FOR UPDATE
    ),
    judged AS (
      SELECT i.*, l.workspace_id, l.chatbot_id, l.visitor_id, l.status, l.assigned_member_id, l.last_seq,
        m.id AS known_id, m.seq AS known_seq, m.created_at AS known_at,
        CASE
          WHEN l.id IS NULL
            OR (i.author_kind = 'visitor' AND l.visitor_id <> i.author_id)
            OR (i.author_kind = 'bot' AND l.chatbot_id <> i.author_id)
            OR (i.author_kind = 'agent' AND l.workspace_id <> i.author_workspace) THEN 'not_found'
          WHEN m.id IS NOT NULL AND m.body = i.body THEN 'repeat'
          WHEN m.id IS NOT NULL THEN 'mismatch'
          WHEN (i.author_kind = 'visitor' AND l.status <> 'closed')
            OR (i.author_kind = 'bot' AND l.status = 'bot')
            OR (i.author_kind = 'agent' AND l.status = 'active' AND l.assigned_member_id = i.author_id) THEN 'stored'
          ELSE 'wrong_state'
        END AS verdict
      FROM input i
      LEFT JOIN locked l ON l.id = i.conversation_id
      LEFT JOIN LATERAL (
        SELECT id, seq, created_at, body FROM messages
        WHERE conversation_id = i.conversation_id AND author_id = i.author_id AND client_id = i.client_id
        LIMIT 1
      ) m ON true
    ),
    numbered AS (
      SELECT *, last_seq + row_number() OVER (PARTITION BY conversation_id ORDER BY ord) AS new_seq
      FROM judged WHERE verdict = 'stored'
    ),
    inserted AS (
      INSERT INTO messages
        (id, conversation_id, seq, author_kind, author_id, author_name, client_id, kind, body, detail, created_at)
      SELECT id, conversation_id, new_seq, author_kind, author_id, author_name, client_id, 'text', body, detail::jsonb, ${now}
      FROM numbered
    ),
    counted AS (
      UPDATE conversations c SET last_seq = n.last_seq
      FROM (SELECT conversation_id, max(new_seq) AS last_seq FROM numbered GROUP BY conversation_id) n
      WHERE c.id = n.conversation_id
    )
    SELECT j.verdict, coalesce(j.known_id, j.id) AS id, coalesce(j.known_seq, n.new_seq) AS seq,
      coalesce(j.known_at, ${now}) AS created_at, j.workspace_id, j.chatbot_id, j.visitor_id, j.status, j.assigned_member_id
    FROM judged j LEFT JOIN numbered n USING (ord)
    ORDER BY j.ord
  `.execute(db);
  return rows.map((row) => ({
    verdict: row.verdict,
    id: row.id,
    seq: row.seq ?? 0,
    at: row.created_at.toISOString(),
    conversation: presentFacts(row),
  }));
}
