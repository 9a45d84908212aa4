import { sql } from 'kysely';
import type { Queryable } from '../../../server/database/connection.ts';
import type { HoursVersion } from '../../business-hours/index.ts';
import type { RawConversation, RawEvent, RawHandoff, RawMessage } from './derive-facts.ts';

interface ConversationRow {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  started_at: Date;
  last_seq: number;
}

export interface ReadConversation {
  raw: RawConversation;
  /** At least all messages up to here are in it. */
  seq: number;
}

/** Everything of these conversations that numbers are made of; those that are gone are left out. */
export async function readRaw(db: Queryable, ids: readonly string[]): Promise<ReadConversation[]> {
  const wanted = sql`${ids}::uuid[]`;
  // First, so that whatever comes later than this is known to be missing.
  const { rows: conversations } = await sql<ConversationRow>`
    SELECT id, workspace_id, chatbot_id, started_at, last_seq FROM conversations WHERE id = ANY(${wanted})
    ORDER BY id`.execute(db);
  if (conversations.length === 0) return [];
  // Of several in a row only the first is counted: whoever writes a thousand lines is no more work than who writes one.
  const { rows: messages } = await sql<RawMessage & { conversation_id: string }>`
    SELECT conversation_id, seq, author_kind, author_id, created_at,
      CASE WHEN author_kind = 'bot' THEN detail ->> 'verdict' END AS verdict,
      CASE WHEN kind = 'event' THEN detail -> 'event' ->> 'type' END AS event
    FROM (
      SELECT *, (author_kind, author_id) IS NOT DISTINCT FROM
        (lag(author_kind) OVER in_order, lag(author_id) OVER in_order) AS goes_on
      FROM messages WHERE conversation_id = ANY(${wanted})
      WINDOW in_order AS (PARTITION BY conversation_id ORDER BY seq)
    ) AS m
    WHERE NOT goes_on OR kind = 'event' OR author_kind = 'bot'
    ORDER BY conversation_id, seq`.execute(db);
  const { rows: handoffs } = await sql<RawHandoff & { conversation_id: string }>`
    SELECT id, conversation_id, state, reason, requested_at, ended_at FROM handoffs
    WHERE conversation_id = ANY(${wanted}) ORDER BY requested_at, id`.execute(db);
  const { rows: events } = await sql<RawEvent>`
    SELECT handoff_id, type, member_id, at FROM handoff_events
    WHERE handoff_id = ANY(${handoffs.map(({ id }) => id)}::uuid[]) ORDER BY rev`.execute(db);
  const hours = await readHours(db, [...new Set(conversations.map(({ chatbot_id }) => chatbot_id))]);

  const messagesOf = Map.groupBy(messages, ({ conversation_id }) => conversation_id);
  const handoffsOf = Map.groupBy(handoffs, ({ conversation_id }) => conversation_id);
  const eventsOf = Map.groupBy(events, ({ handoff_id }) => handoff_id);
  return conversations.map(({ id, workspace_id, chatbot_id, started_at, last_seq }) => {
    const own = handoffsOf.get(id) ?? [];
    return {
      seq: last_seq,
      raw: {
        ...{ id, workspaceId: workspace_id, chatbotId: chatbot_id, startedAt: started_at, handoffs: own },
        messages: messagesOf.get(id) ?? [],
        events: own.flatMap((handoff) => eventsOf.get(handoff.id) ?? []),
        hours: hours.get(chatbot_id) ?? [],
      },
    };
  });
}

async function readHours(db: Queryable, chatbotIds: readonly string[]): Promise<Map<string, HoursVersion[]>> {
  const rows = await db
    .selectFrom('chatbot_hours')
    .select(['chatbot_id', 'since', 'hours_enabled', 'schedule'])
    .where('chatbot_id', '=', sql<string>`ANY(${chatbotIds}::uuid[])`)
    .orderBy('since')
    .execute();
  const versions = rows.map(({ chatbot_id, since, hours_enabled: hoursEnabled, schedule }) => ({
    ...{ chatbot_id, since, hoursEnabled, schedule },
  }));
  return Map.groupBy(versions, ({ chatbot_id }) => chatbot_id);
}
