import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { buildChatbot, buildConversation, buildHandoff, buildVisitor } from '../../backend/test-support/factories.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import type { DeskAnswers, FloodPlan } from './plan.ts';

let cpuBefore = process.cpuUsage();
let desk: Desk<Omit<FloodPlan, 'url'>> | null = null;

/** The server with its limits as they are, behind a proxy that is believed: strangers come from many addresses. */
const answers: DeskAnswers = {
  async start({ pairs: count }) {
    desk = await startDesk(
      async (parts) => {
        const { db } = parts;
        const chatbot = await buildChatbot(db);
        const agents = await addAgents(parts, chatbot.workspace_id, count);
        const pairs = [];
        for (const { memberId, auth: agentAuth } of agents) {
          const visitor = await buildVisitor(db, { chatbot_id: chatbot.id });
          const { id: conversationId } = await buildConversation(db, { visitor_id: visitor.id });
          await buildHandoff(db, { conversation_id: conversationId, accepted_by: memberId });
          const visitorAuth = { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: visitor.token };
          pairs.push({ visitorAuth, agentAuth, conversationId });
        }
        return { chatbotId: chatbot.id, pairs };
      },
      { environment: { TRUST_PROXY: '1' } },
    );
    return { url: desk.url, ...desk.plan };
  },

  cpuSeconds() {
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuBefore = process.cpuUsage();
    return (user + system) / 1e6;
  },
};

answerQuestions(answers, () => desk?.stop());
