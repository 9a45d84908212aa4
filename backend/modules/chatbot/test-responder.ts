import type { HandoffReason } from '#contract/messages.ts';
import { type Failure, succeed } from '#contract/result.ts';
import type { DomainEvents } from '../../server/events.ts';
import type { Turn } from '../conversation/index.ts';
import type { BotEngine } from './engine/bot-engine.ts';
import { createKnowledgeEngine } from './engine/knowledge-engine.ts';
import { createKnowledgeIndex } from './knowledge/knowledge-index.ts';
import { createResponder, type ResponderDeps } from './responder.ts';
import type { TextMessage } from './rules/decide-owed.ts';
import { THRESHOLDS } from './rules/decide-reply.ts';
import { type BotSettings, DEFAULT_SETTINGS } from './settings.ts';

type Sent = Parameters<ResponderDeps['conversations']['sendFromBot']>[0];

const entries = [{ id: 'hours', question: 'When are you open?', answer: 'From nine to five.' }];
const receipt = succeed({ id: 'reply', seq: 3, at: '2026-01-01T00:00:00.000Z' });

function buildMessage(text: string, seq = 2): TextMessage {
  return {
    id: `message-${seq}`,
    conversationId: 'conversation',
    seq,
    at: '2026-01-01T00:00:00.000Z',
    author: { kind: 'visitor', name: null },
    clientId: 'client-id',
    content: { kind: 'text', text },
  };
}

export const OFFER = { offer: 'live_agent' };

export function job(text: string, seq = 2, conversationId = 'conversation') {
  return { chatbotId: 'bot', visitorId: 'visitor', message: { ...buildMessage(text, seq), conversationId } };
}

/** Something the bot said before. */
export function buildTurn(given: Partial<Turn>): Turn {
  return {
    id: 'said',
    seq: 1,
    from: 'bot',
    text: 'Said before.',
    replyTo: null,
    verdict: null,
    sources: [],
    offer: null,
    ...given,
  };
}

interface Circumstances {
  handoffEnabled?: boolean;
  before?: Turn[];
  settings?: Partial<BotSettings>;
  engine?: BotEngine;
  /** What the conversation answers to each send, in order; afterwards it accepts. */
  sendResults?: (Failure | Error)[];
  requestResult?: Failure | Error;
  broken?: boolean;
  /** Holds up a reply; `nth` counts them. */
  beforeDeciding?: (conversationId: string, nth: number) => Promise<void>;
  wait?: ResponderDeps['wait'];
}

export function build(given: Circumstances = {}) {
  const sent: Sent[] = [];
  const requested: { conversationId: string; reason: HandoffReason }[] = [];
  const streamed: DomainEvents['reply.streaming'][] = [];
  const waits: number[] = [];
  let decisions = 0;
  const results = [...(given.sendResults ?? [])];
  const engine = given.engine ?? createKnowledgeEngine(createKnowledgeIndex(entries), THRESHOLDS);
  const responder = createResponder({
    conversations: {
      async sendFromBot(input) {
        sent.push(input);
        const result = results.shift() ?? receipt;
        if (result instanceof Error) throw result;
        return result;
      },
      async turns({ conversationId }) {
        decisions += 1;
        await given.beforeDeciding?.(conversationId, decisions);
        return given.before ?? [];
      },
    },
    handoffs: {
      async request({ conversationId, reason }) {
        requested.push({ conversationId, reason });
        if (given.requestResult instanceof Error) throw given.requestResult;
        return given.requestResult ?? succeed({ handoffId: 'handoff' });
      },
    },
    findChatbot: async (id) => ({
      id,
      workspaceId: 'workspace',
      name: 'Bot',
      greeting: 'Hello',
      handoffEnabled: given.handoffEnabled ?? true,
      settings: { ...DEFAULT_SETTINGS, ...given.settings },
    }),
    findMind: async (chatbot) => {
      if (given.broken) throw new Error('no index');
      return { chatbot, engine, titleOf: () => null };
    },
    events: {
      emit(name, event) {
        if (name === 'reply.streaming') streamed.push(event as DomainEvents['reply.streaming']);
      },
    },
    log: { error: () => {}, warn: () => {} },
    wait:
      given.wait ??
      (async (ms) => {
        waits.push(ms);
      }),
  });
  return { responder, sent, requested, streamed, waits, respond: (text: string) => responder.respond(job(text)) };
}
