import { sql } from 'kysely';
import type { Schedule } from '#contract/business-hours.ts';
import type { Queryable } from '../../../server/database/connection.ts';

/** Everything that is stored of one workspace, row by row: what the oracle computes from. Instants in ms. */
export interface RawRows {
  zone: string;
  chatbots: { id: string; name: string }[];
  members: { id: string; name: string; mayRespond: boolean; gone: boolean }[];
  hours: { chatbot_id: string; since: number; enabled: boolean; schedule: Schedule | null }[];
  conversations: { id: string; chatbot_id: string; started_at: number; visitor: string | null }[];
  messages: {
    conversation_id: string;
    kind: string;
    author_id: string;
    at: number;
    verdict: string | null;
    event: string | null;
  }[];
  handoffs: {
    id: string;
    conversation_id: string;
    chatbot_id: string;
    state: string;
    reason: string;
    requested_at: number;
    ended_at: number | null;
  }[];
  events: { handoff_id: string; type: string; member_id: string | null; at: number }[];
  ratings: { handoff_id: string; stars: number; comment: string; at: number }[];
  contacts: { conversation_id: string | null }[];
}

const ms = (column: string) => sql.raw(`(extract(epoch FROM ${column}) * 1000)::bigint`);

export async function readRawRows(db: Queryable, workspaceId: string): Promise<RawRows> {
  const list = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(db)).rows;
  const ours = sql`workspace_id = ${workspaceId}`;
  const [workspace] = await list(sql<{ timezone: string }>`SELECT timezone FROM workspaces WHERE id = ${workspaceId}`);
  return {
    zone: workspace?.timezone ?? '',
    chatbots: await list(sql`SELECT id, name FROM chatbots WHERE ${ours}`),
    members: await list(sql`
      SELECT id, name, role = 'owner' OR 'chats.respond' = ANY (permissions) AS "mayRespond",
        removed_at IS NOT NULL AS gone FROM members WHERE ${ours}`),
    hours: await list(sql`
      SELECT chatbot_id, ${ms('since')} AS since, h.hours_enabled AS enabled, h.schedule
      FROM chatbot_hours h JOIN chatbots b ON b.id = h.chatbot_id WHERE ${ours} ORDER BY since`),
    conversations: await list(sql`
      SELECT c.id, c.chatbot_id, ${ms('c.started_at')} AS started_at, v.name AS visitor
      FROM conversations c JOIN visitors v ON v.id = c.visitor_id WHERE c.workspace_id = ${workspaceId}`),
    messages: await list(sql`
      SELECT conversation_id, author_kind AS kind, author_id, ${ms('created_at')} AS at, detail ->> 'verdict' AS verdict,
        detail -> 'event' ->> 'type' AS event
      FROM messages WHERE conversation_id IN (SELECT id FROM conversations WHERE ${ours}) ORDER BY conversation_id, seq`),
    handoffs: await list(sql`
      SELECT id, conversation_id, chatbot_id, state, reason, ${ms('requested_at')} AS requested_at,
        ${ms('ended_at')} AS ended_at FROM handoffs WHERE ${ours} ORDER BY requested_at`),
    events: await list(sql`
      SELECT handoff_id, type, member_id, ${ms('at')} AS at FROM handoff_events WHERE ${ours} ORDER BY rev`),
    ratings: await list(sql`
      SELECT handoff_id, stars, comment, ${ms('at')} AS at FROM handoff_ratings
      WHERE handoff_id IN (SELECT id FROM handoffs WHERE ${ours})`),
    contacts: await list(sql`SELECT conversation_id FROM contact_messages WHERE ${ours}`),
  };
}
