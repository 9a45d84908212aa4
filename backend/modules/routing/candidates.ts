import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import { decidePresence, mayRespond, type PresenceFacts, servesChatbot } from '../team/index.ts';
import type { Candidate, HadVerdict } from './rules/decide-offer.ts';

interface Row extends PresenceFacts {
  id: string;
  name: string;
  disabled_at: Date | null;
  may_respond: boolean;
  serves: boolean;
  active_chats: number;
  open_offers: number;
  cap: number | null;
  last_chat_at: Date | null;
}

/**
 * Everybody of a workspace, weighed for one request of one chatbot. `had`: by member, why others come first. Offers are
 * counted once for all: counted per member, PostgreSQL reads the whole queue for each of them when it grew overnight.
 */
export async function readCandidates(
  db: Queryable,
  request: { workspaceId: string; chatbotId: string; handoffId: string },
  had: ReadonlyMap<string, HadVerdict> = new Map(),
): Promise<Candidate[]> {
  const { rows } = await sql<Row>`
    WITH open AS MATERIALIZED (
      SELECT offered_to, count(*) AS offers FROM handoffs
      WHERE offered_to IS NOT NULL AND state = 'pending' AND id <> ${request.handoffId} GROUP BY offered_to
    )
    SELECT m.id, m.name, m.disabled_at, ${mayRespond} AS may_respond,
      ${servesChatbot(sql`b.id`)} AS serves, m.presence, m.presence_since, m.created_at,
      d.connected, d.connection_since, d.activity, d.activity_since, d.last_chat_at,
      coalesce(d.active_chats, 0) AS active_chats, coalesce(m.chat_cap, b.agent_cap) AS cap,
      coalesce(open.offers, 0) AS open_offers
    FROM members m
    JOIN chatbots b ON b.id = ${request.chatbotId}
    LEFT JOIN agent_desks d ON d.member_id = m.id
    LEFT JOIN open ON open.offered_to = m.id
    WHERE m.workspace_id = ${request.workspaceId} AND m.removed_at IS NULL
    ORDER BY m.id
  `.execute(db);
  return rows.map((row) => ({
    memberId: row.id,
    name: row.name,
    disabled: row.disabled_at !== null,
    mayRespond: row.may_respond,
    serves: row.serves,
    presence: decidePresence(row),
    activeChats: row.active_chats,
    openOffers: row.open_offers,
    cap: row.cap,
    idleSince: row.last_chat_at,
    had: had.get(row.id) ?? null,
  }));
}
