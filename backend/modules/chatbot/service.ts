import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { ConversationService } from '../conversation/index.ts';
import { createCache } from './cache.ts';
import { createReplyDecider, type ReplyDecider } from './reply-decider.ts';
import { createResponder, type ResponderDeps } from './responder.ts';
import { decideOwed, type TextMessage } from './rules/decide-owed.ts';
import { type Chatbot, findChatbot, listChatbots, readKnowledge } from './store.ts';

export interface ChatbotDeps extends Pick<ResponderDeps, 'handoffs' | 'log' | 'wait'> {
  db: Database;
  clock: Clock;
  events: EventBus;
  conversations: Pick<ConversationService, 'sendFromBot' | 'page' | 'load'>;
}

export interface ChatbotService {
  /** A chatbot by its id, or null. Asked on every visitor's connection, so kept for a few seconds. */
  find(chatbotId: string): Promise<Chatbot | null>;
  /** The chatbots of a workspace, oldest first. */
  listOf(workspaceId: string): Promise<Chatbot[]>;
  /** Starts answering what visitors write while their conversation is the bot's. Returns the way to stop. */
  startResponding(): () => void;
  /** Answers what the visitor is still owed, if anything: the server may have gone down between question and reply. */
  respondIfOwed(conversationId: string): Promise<void>;
  /** To be called after a chatbot or its knowledge has changed. */
  forget(chatbotId: string): void;
}

const CHATBOTS_KEPT = 1_000;
const CHATBOT_LIFE_MS = 5_000;
/** Each holds a search index: a few MB for thousands of entries. */
const DECIDERS_KEPT = 50;

export function createChatbotService(deps: ChatbotDeps): ChatbotService {
  const { db, clock, events, conversations } = deps;
  const now = (): number => clock.now().getTime();
  const chatbots = createCache<Chatbot | null>({
    size: CHATBOTS_KEPT,
    lifeMs: CHATBOT_LIFE_MS,
    now,
    isWorthKeeping: (chatbot) => chatbot !== null,
  });
  const deciders = createCache<ReplyDecider>({ size: DECIDERS_KEPT, now });

  const find = (chatbotId: string): Promise<Chatbot | null> =>
    chatbots.get(chatbotId, () => findChatbot(db, chatbotId));
  const findDecider = (chatbotId: string): Promise<ReplyDecider> =>
    deciders.get(chatbotId, async () => createReplyDecider(await readKnowledge(db, chatbotId)));

  const responder = createResponder({ ...deps, findChatbot: find, findDecider });

  return {
    find,
    listOf: (workspaceId) => listChatbots(db, workspaceId),

    startResponding() {
      const stopListening = events.on('message.created', ({ status, chatbotId, message }) => {
        if (status !== 'bot' || message.author.kind !== 'visitor' || message.content.kind !== 'text') return;
        return responder.respond(chatbotId, message as TextMessage);
      });
      return () => {
        stopListening();
        responder.stop();
      };
    },

    async respondIfOwed(conversationId) {
      const thread = await conversations.load(conversationId, null);
      if (thread?.view.forAgent.status !== 'bot') return;
      const { chatbotId } = thread.view;
      await Promise.all(decideOwed(thread.messages).map((message) => responder.respond(chatbotId, message)));
    },

    forget(chatbotId) {
      chatbots.forget(chatbotId);
      deciders.forget(chatbotId);
    },
  };
}
