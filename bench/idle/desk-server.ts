import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { DEFAULT_LIMITS, NO_LIMITS } from '../../backend/server/edge/sockets/index.ts';
import { buildChatbot } from '../../backend/test-support/factories.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { answerQuestions } from '../support/program.ts';
import type { IdleAnswers } from './bare-server.ts';
import { readMemory } from './memory.ts';

let desk: Desk<{ auth: unknown }> | null = null;

/** The usual limits, but forgotten after a second instead of ten: what is idle is forgotten in any case. */
const limits = {
  ...NO_LIMITS,
  visitorMessages: { ...DEFAULT_LIMITS.visitorMessages, seconds: 1 },
  agentMessages: { ...DEFAULT_LIMITS.agentMessages, seconds: 1 },
  calls: { ...DEFAULT_LIMITS.calls, seconds: 1 },
};

const answers: IdleAnswers = {
  async start() {
    desk = await startDesk(
      async ({ db }) => {
        const chatbot = await buildChatbot(db);
        return { auth: { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: null } };
      },
      { limits },
    );
    return { url: desk.url, ...desk.plan };
  },
  readMemory: () => readMemory(),
};

answerQuestions(answers, () => desk?.stop());
