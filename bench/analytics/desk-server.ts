import { sql } from 'kysely';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { type Cast, fillTraffic, inventAgents, planTraffic } from '../../backend/modules/demo/index.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import { buildChatbot, buildConversation, buildHandoff, buildVisitor } from '../../backend/test-support/factories.ts';
import { type Desk, NO_LIMITS, startDesk } from '../support/desk.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import type { AnalyticsPlan } from './plan.ts';

export interface Wanted {
  chats: number;
  /** Of the company's past, which ends today. */
  conversations: number;
  days: number;
}

type Plan = Omit<AnalyticsPlan, 'url'>;
let desk: Desk<Plan> | null = null;

const ZONE = 'Europe/Berlin';
const DAY = 86_400_000;
/** So many ask for a person that a million messages make a hundred thousand requests. */
const HANDOFF_SHARE = 0.83;

const answers = {
  async start({ chats, conversations, days }: Wanted): Promise<AnalyticsPlan> {
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
          ...{ chats: await openChats(db, first.id, agents), askers: [], accessToken, from, days },
          chatbots: chatbots.map(({ id }) => id),
          agents: members.map(({ id }) => id),
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

async function openChats(db: Database, chatbotId: string, agents: Awaited<ReturnType<typeof addAgents>>) {
  const chats: AnalyticsPlan['chats'] = [];
  for (const { memberId, auth } of agents) {
    const visitor = await buildVisitor(db, { chatbot_id: chatbotId });
    const conversation = await buildConversation(db, { visitor_id: visitor.id });
    await buildHandoff(db, { conversation_id: conversation.id, accepted_by: memberId });
    chats.push({
      visitorAuth: { protocol: PROTOCOL_VERSION, chatbotId, visitorToken: visitor.token },
      agentAuth: auth,
      conversationId: conversation.id,
    });
  }
  return chats;
}

answerQuestions(answers, () => desk?.stop());
