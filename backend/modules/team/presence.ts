import { type RawBuilder, sql } from 'kysely';
import type { Activity, Presence, PresenceChoice } from '#contract/members.ts';

/** SQL condition on a row of `members` called `m`: an agent, whatever else they are. */
export const mayRespond = sql<boolean>`(m.role = 'owner' OR 'chats.respond' = ANY (m.permissions))`;

/** SQL condition on a row of `members` called `m`: requests of this chatbot reach them. */
export function servesChatbot(chatbotId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(m.chatbot_ids IS NULL OR ${chatbotId} = ANY (m.chatbot_ids))`;
}

/** What decides whether requests reach a member; the last four come from `agent_desks` and are null without a row. */
export interface PresenceFacts {
  presence: PresenceChoice;
  presence_since: Date | null;
  created_at: Date;
  connected: boolean | null;
  connection_since: Date | null;
  activity: Activity | null;
  activity_since: Date | null;
}

/** Joins connection, choice and activity; the first that says no is the reason. `since` is when that began. */
export function decidePresence(facts: PresenceFacts): Presence {
  const { connection_since, presence_since, activity_since, activity, created_at } = facts;
  const tell = (state: Presence['state'], reason: Presence['reason'], since: Date | null): Presence => ({
    state,
    reason,
    since: (since ?? created_at).toISOString(),
  });
  if (!facts.connected) return tell('offline', 'not_connected', connection_since);
  if (facts.presence === 'away') return tell('away', 'chosen', presence_since);
  if (activity !== null && activity !== 'active') return tell('away', activity, activity_since);
  return tell('online', 'chosen', latest(connection_since, presence_since, activity_since));
}

function latest(...instants: (Date | null)[]): Date | null {
  return instants.reduce((last, instant) => (last === null || (instant !== null && instant > last) ? instant : last));
}
