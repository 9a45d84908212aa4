import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { buildChatbot } from '../../backend/test-support/factories.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { answerQuestions } from '../support/program.ts';
import type { IdleAnswers } from './bare-server.ts';
import { readMemory } from './memory.ts';

let desk: Desk<{ auth: unknown }> | null = null;

/** With its limits on: what they remember of a connection is part of what a connection costs. */
const answers: IdleAnswers = {
  async start() {
    desk = await startDesk(async ({ db }) => {
      const chatbot = await buildChatbot(db);
      return { auth: { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: null } };
    });
    return { url: desk.url, ...desk.plan };
  },
  readMemory: () => readMemory(),
};

answerQuestions(answers, () => desk?.stop());
