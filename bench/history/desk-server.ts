import { buildChatbot } from '../../backend/test-support/factories.ts';
import { type Desk, NO_LIMITS, startDesk } from '../support/desk.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import { fillArchive } from './fill.ts';
import type { HistoryPlan } from './plan.ts';

const READERS = 20;
const CONVERSATIONS_EACH = 50;

let desk: Desk<Omit<HistoryPlan, 'url'>> | null = null;

const answers = {
  async start(_: null): Promise<HistoryPlan> {
    desk = await startDesk(
      async (parts) => {
        const { db } = parts;
        const chatbot = await buildChatbot(db);
        const agents = await addAgents(parts, chatbot.workspace_id, READERS);
        const memberIds = agents.map((agent) => agent.memberId);
        await fillArchive(db, { workspaceId: chatbot.workspace_id, chatbotId: chatbot.id, memberIds });
        const { count } = await db
          .selectFrom('messages')
          .select((query) => query.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        const readers = [];
        for (const { memberId, auth } of agents) {
          const long = await db
            .selectFrom('conversations')
            .select('id')
            .where('assigned_member_id', '=', memberId)
            .where('last_seq', '>', 300)
            .limit(CONVERSATIONS_EACH)
            .execute();
          readers.push({ auth, conversationIds: long.map(({ id }) => id) });
        }
        return { messages: count, readers };
      },
      { limits: NO_LIMITS },
    );
    return { url: desk.url, ...desk.plan };
  },
};
export type DeskAnswers = typeof answers;

answerQuestions(answers, () => desk?.stop());
