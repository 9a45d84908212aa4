import type { Chat } from '#contract/agent-socket.ts';
import type { Message, Page } from '#contract/messages.ts';
import { startBare } from '../support/bare.ts';
import { answerQuestions } from '../support/program.ts';

/** Answers the same calls with answers of the same size, made beforehand: what is left is Socket.IO and the wire. */
const id = '00000000-0000-7000-8000-000000000001';
const at = '2026-01-01T10:00:00.000Z';
const messages: Message[] = Array.from({ length: 50 }, (_, index) => ({
  id,
  conversationId: id,
  seq: 253 + index,
  at,
  author: { kind: 'visitor', name: null },
  clientId: `archive-${253 + index}`,
  content: {
    kind: 'text',
    text: `Message ${253 + index}: could you tell me whether the blue mug can go into the dishwasher? It has a golden rim.`,
  },
}));
const page: Page = { messages, hasMore: true };
const chat: Chat = {
  ...page,
  handover: null,
  leftDraft: null,
  conversation: {
    id,
    version: 1,
    status: 'closed',
    chatbot: { id, name: 'Bot' },
    visitor: { id, name: 'Visitor 1', email: null, verified: false },
    agent: { id, name: 'Agent' },
    handoffId: null,
    startedAt: at,
    lastSeq: 302,
    agentReadSeq: 302,
    visitorReadSeq: 302,
  },
};

const answers = {
  async start(_: null): Promise<{ url: string }> {
    const { url } = await startBare((io) => {
      io.of('/agent').on('connection', (socket) => {
        socket.on('conversation:open', (_request, acknowledge) => acknowledge({ ok: true, value: chat }));
        socket.on('conversation:page', (_request, acknowledge) => acknowledge({ ok: true, value: page }));
      });
    });
    return { url };
  },
};
export type BareAnswers = typeof answers;

answerQuestions(answers);
