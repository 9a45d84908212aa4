import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { buildChatbot, buildConversation, buildVisitor } from '../../backend/test-support/factories.ts';
import { type Desk, NO_LIMITS, startDesk } from '../support/desk.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import type { FanoutAnswers, FanoutSize } from './bare-server.ts';
import type { FanoutPlan } from './plan.ts';

let desk: Desk<Omit<FanoutPlan, 'url'>> | null = null;

const answers: FanoutAnswers = {
  async start(size: FanoutSize) {
    desk = await startDesk(
      async (parts) => {
        const { db } = parts;
        const chatbot = await buildChatbot(db);
        const agents = await addAgents(parts, chatbot.workspace_id, size.agents);
        const visitors = [];
        for (let count = 0; count < size.visitors; count += 1) {
          const visitor = await buildVisitor(db, { chatbot_id: chatbot.id });
          const conversation = await buildConversation(db, { visitor_id: visitor.id });
          const auth = { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: visitor.token };
          visitors.push({ auth, conversationId: conversation.id });
        }
        return { agentAuths: agents.map(({ auth }) => auth), visitors };
      },
      { limits: NO_LIMITS },
    );
    return { url: desk.url, ...desk.plan };
  },
  readCpu: () => process.cpuUsage(),
};

answerQuestions(answers, () => desk?.stop());
