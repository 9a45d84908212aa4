import { sql } from 'kysely';
import { fillTraffic, inventAgents, planTraffic } from '../../backend/modules/demo/index.ts';
import type { App } from '../../backend/server/app.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import { buildCast } from '../../backend/test-support/traffic/build-cast.ts';
import type { ChatPlan } from './chat-plan.ts';
import { openChats } from './open-chats.ts';
import { addAgents } from './people.ts';

export interface Archive {
  /** Access token of the owner, who sees everything. */
  token: string;
  memberIds: string[];
  chatbotIds: string[];
  conversations: number;
  messages: number;
  /** What bringing the search up to date took. */
  indexSeconds: number;
  /** Active ones, beside which others look and fetch. */
  chats: ChatPlan['chats'];
}

/** The first and the last day on which something begins. */
export const ARCHIVE_DAYS = { from: '2025-11-24', to: '2026-11-23' };
const DAYS = 365;
/** As the traffic generator writes, on average. */
const MESSAGES_EACH = 8.5;
const AGENTS = 20;
const CHATBOTS = 4;
const PASSWORD = 'seven green kettles';

export interface ArchiveSize {
  messages: number;
  /** Whether all of it can be searched. */
  indexed: boolean;
  chats: number;
}

/** A year of believable conversations with about so many messages, and beside it some active chats. */
export async function fillArchive(
  parts: { db: Database; app: App },
  { messages, indexed, chats }: ArchiveSize,
): Promise<Archive> {
  const { db, app } = parts;
  const cast = await buildCast(db, { agents: AGENTS, chatbots: CHATBOTS });
  const plan = planTraffic({
    ...{
      seed: 11,
      zone: 'UTC',
      from: ARCHIVE_DAYS.from,
      days: DAYS,
      conversations: Math.ceil(messages / MESSAGES_EACH),
    },
    ...{ agents: inventAgents(AGENTS), chatbots: CHATBOTS, until: Date.parse('2026-11-23T12:00:00Z') },
  });
  const filled = await fillTraffic(db, cast, plan);
  const began = performance.now();
  if (indexed) await app.history.catchUp();
  const indexSeconds = Math.round((performance.now() - began) / 1_000);
  // Otherwise the server would count a year while we measure.
  await app.analytics.catchUp();
  for (const table of [
    'messages',
    'conversations',
    'visitors',
    'handoffs',
    'handoff_events',
    'conversation_index',
    'conversation_words',
  ]) {
    await sql`VACUUM (ANALYZE) ${sql.table(table)}`.execute(db);
  }
  // What the filling left to be written would otherwise be written while we measure.
  await sql`CHECKPOINT`.execute(db);
  const owner = { workspaceId: cast.workspaceId, email: 'owner@example.com', name: 'Olga', password: PASSWORD };
  await app.team.addMember({ ...owner, role: 'owner' });
  const signedIn = await app.team.signIn(owner, { client: 'desktop', ip: '127.0.0.1' });
  if (!signedIn.ok) throw new Error(signedIn.error.message);
  const [chatbot] = cast.chatbots;
  if (!chatbot) throw new Error('nobody to chat with');
  return {
    token: signedIn.value.accessToken,
    memberIds: cast.members.map(({ id }) => id),
    chatbotIds: cast.chatbots.map(({ id }) => id),
    conversations: filled.conversations,
    messages: filled.messages,
    indexSeconds,
    chats: await openChats(db, chatbot.id, await addAgents(parts, cast.workspaceId, chats)),
  };
}
