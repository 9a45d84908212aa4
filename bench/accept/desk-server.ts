import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { buildChatbot, buildVisitor } from '../../backend/test-support/factories.ts';
import { type Desk, NO_LIMITS, startDesk } from '../support/desk.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import type { AcceptPlan } from './plan.ts';

let desk: Desk<Omit<AcceptPlan, 'url'>> | null = null;

const answers = {
  async start({ claimants }: { claimants: number }): Promise<AcceptPlan> {
    desk = await startDesk(
      async (parts) => {
        const chatbot = await buildChatbot(parts.db);
        const visitor = await buildVisitor(parts.db, { chatbot_id: chatbot.id });
        const agents = await addAgents(parts, chatbot.workspace_id, claimants);
        return {
          visitorAuth: { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: visitor.token },
          agentAuths: agents.map(({ auth }) => auth),
        };
      },
      { limits: NO_LIMITS },
    );
    return { url: desk.url, ...desk.plan };
  },

  /** What the database says, whatever the clients were told: acceptances in all. */
  async countAcceptances(_: null): Promise<number> {
    if (!desk) throw new Error('not started');
    const { count } = await desk.db
      .selectFrom('handoff_events')
      .where('type', '=', 'accepted')
      .select((query) => query.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  },
};
export type DeskAnswers = typeof answers;

answerQuestions(answers, () => desk?.stop());
