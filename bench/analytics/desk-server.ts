import { type RawBuilder, sql } from 'kysely';
import { type Cast, fillTraffic, inventAgents, planTraffic } from '../../backend/modules/demo/index.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import { newId } from '../../backend/server/new-id.ts';
import { buildChatbot, buildConversation } from '../../backend/test-support/factories.ts';
import { type Desk, NO_LIMITS, startDesk } from '../support/desk.ts';
import { openChats } from '../support/open-chats.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import type { AnalyticsPlan } from './plan.ts';

export interface Wanted {
  chats: number;
  /** Of the company's past, which ends today. */
  conversations: number;
  days: number;
  /** So many conversations to be opened, and the longest. */
  transcripts: number;
}

type Plan = Omit<AnalyticsPlan, 'url'>;
let desk: Desk<Plan> | null = null;

const ZONE = 'Europe/Berlin';
const DAY = 86_400_000;
/** So many ask for a person that a million messages make a hundred thousand requests. */
const HANDOFF_SHARE = 0.83;
const LONG_TEXT = 'Could you tell me whether the blue mug can go into the dishwasher? It has a golden rim.';

const answers = {
  async start({ chats, conversations, days, transcripts }: Wanted): Promise<AnalyticsPlan> {
    desk = await startDesk(
      async (parts) => {
        const { db, app } = parts;
        const chatbots = [];
        const first = await buildChatbot(db);
        const workspaceId = first.workspace_id;
        chatbots.push(first);
        for (let count = 1; count < 5; count += 1) chatbots.push(await buildChatbot(db, { workspace_id: workspaceId }));
        await db.updateTable('workspaces').set({ timezone: ZONE }).where('id', '=', workspaceId).execute();
        const agents = await addAgents(parts, workspaceId, chats);
        const members = agents.map(({ memberId }, index) => ({ id: memberId, name: inventAgents(chats)[index] ?? '' }));
        const from = new Date(Date.now() - (days - 1) * DAY).toISOString().slice(0, 10);
        const filled = await fillPast(db, { workspaceId, chatbots, members }, { from, days, conversations });
        await addLongOnes(db, first.id);
        const began = performance.now();
        await app.analytics.catchUp();
        const countMs = Math.round(performance.now() - began);
        for (const table of ['handoff_facts', 'response_facts', 'conversation_facts', 'analytics_progress']) {
          await sql`VACUUM (ANALYZE) ${sql.table(table)}`.execute(db);
        }
        // What the filling left to be written would otherwise be written while we measure.
        await sql`CHECKPOINT`.execute(db);
        const [owner] = await addAgents(parts, workspaceId, 1);
        if (!owner) throw new Error('nobody looks at the numbers');
        await db
          .updateTable('members')
          .set({ permissions: ['analytics.view', 'transcripts.view'] })
          .where('id', '=', owner.memberId)
          .execute();
        const { accessToken } = owner.auth as { accessToken: string };
        return {
          ...{ chats: await openChats(db, first.id, agents), accessToken, from, days },
          chatbots: chatbots.map(({ id }) => id),
          agents: members.map(({ id }) => id),
          transcripts: await chooseTranscripts(db, transcripts),
          filled: { ...filled, countMs },
        };
      },
      { limits: NO_LIMITS, environment: { TRUST_PROXY: '1' } },
    );
    return { url: desk.url, ...desk.plan };
  },
};
export type DeskAnswers = typeof answers;

async function fillPast(
  db: Database,
  cast: Cast,
  { from, days, conversations }: { from: string; days: number; conversations: number },
) {
  const began = performance.now();
  const agents = cast.members.map(({ name }) => name);
  const options = { seed: 1, zone: ZONE, from, days, conversations, agents, chatbots: cast.chatbots.length };
  const until = Date.now() - 60_000;
  const { messages, handoffs } = await fillTraffic(
    db,
    cast,
    planTraffic({ ...options, until, handoffShare: HANDOFF_SHARE }),
  );
  const fillMs = Math.round(performance.now() - began);
  for (const table of ['messages', 'conversations', 'visitors', 'handoffs', 'handoff_events', 'handoff_ratings']) {
    await sql`VACUUM (ANALYZE) ${sql.table(table)}`.execute(db);
  }
  return { messages, handoffs, fillMs };
}

/** Believable traffic has no long ones: so many conversations with so many messages each. */
const LONG = { conversations: 20, messages: 500 };

async function addLongOnes(db: Database, chatbotId: string): Promise<void> {
  const now = new Date();
  for (let count = 0; count < LONG.conversations; count += 1) {
    const { id } = await buildConversation(db, { chatbot_id: chatbotId, status: 'closed', last_seq: LONG.messages });
    const rows = Array.from({ length: LONG.messages }, (_, place) => ({
      ...{ id: newId(), conversation_id: id, seq: place + 1, author_kind: 'visitor' as const, author_id: newId() },
      ...{ kind: 'text' as const, client_id: `long-${place}`, body: LONG_TEXT, created_at: now },
    }));
    await db.insertInto('messages').values(rows).execute();
  }
}

/** Any, and the longest there are. */
async function chooseTranscripts(db: Database, count: number): Promise<AnalyticsPlan['transcripts']> {
  const choose = async (order: RawBuilder<unknown>, limit: number): Promise<string[]> => {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM conversations WHERE last_seq > 0 ORDER BY ${order} LIMIT ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  };
  return {
    any: await choose(sql`md5(id::text)`, count),
    longest: await choose(sql`last_seq DESC, id`, LONG.conversations),
  };
}

answerQuestions(answers, () => desk?.stop());
