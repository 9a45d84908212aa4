import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { ConversationService } from '../conversation/index.ts';
import { addSecret, createSecretBox, type IdentitySecret, openSecrets, sealSecrets } from './admin/identity-secrets.ts';
import { createCache } from './cache.ts';
import type { ModelSettings } from './engine/model/model-settings.ts';
import { openModel } from './engine/model/open-model.ts';
import { createMinds } from './find-mind.ts';
import { createResponder, type ResponderDeps } from './responder.ts';
import { decideOwed, type TextMessage } from './rules/decide-owed.ts';
import { readMemory } from './rules/read-memory.ts';
import { summarise } from './rules/summarise.ts';
import { type Chatbot, findChatbot, listChatbots, listWithHours } from './store.ts';
import { type Trial, tryOut } from './try-out.ts';

export interface ChatbotDeps extends Pick<ResponderDeps, 'handoffs' | 'log' | 'wait'> {
  db: Database;
  clock: Clock;
  events: EventBus;
  conversations: Pick<ConversationService, 'sendFromBot' | 'turns' | 'load'>;
  /** 256 random bits from DATA_DIR's secrets: identity secrets are sealed with a key made from them. */
  secret: Uint8Array;
  /** For chatbots whose engine is the model; without it they answer from their knowledge alone. */
  languageModel?: ModelSettings | null;
  /** Whether somebody can be had at this moment (hours, presence): what cannot be had is not offered. Always, if not given. */
  offersPerson?(chatbot: Chatbot): boolean;
}

export interface ChatbotService {
  /** A chatbot by its id, or null. Asked on every visitor's connection, so kept for a few seconds. */
  find(chatbotId: string): Promise<Chatbot | null>;
  /** The chatbots of a workspace, oldest first. */
  listOf(workspaceId: string): Promise<Chatbot[]>;
  /** Of all workspaces: those whose opening hours are on. */
  listWithHours(): Promise<Chatbot[]>;
  /** What sites may sign their visitors' identities with: at most two. Not kept, because one that ended must not be believed. */
  identitySecrets(chatbotId: string): Promise<string[]>;
  /** One more, told this once; the older of two ends. With the caller's transaction, which has the chatbot locked. */
  addIdentitySecret(tx: Queryable, chatbotId: string): Promise<IdentitySecret>;
  /** Seals what older versions left in the clear. */
  sealIdentitySecrets(): Promise<void>;
  /** Whether there is a language model to answer with. */
  readonly modelAvailable: boolean;
  /** What the chatbot would say to somebody's first message; nothing is stored. */
  tryOut(chatbot: Chatbot, text: string): Promise<Trial>;
  /** Starts answering what visitors write while their conversation is the bot's. Returns the way to stop. */
  startResponding(): () => void;
  /** Answers what the visitor is still owed, if anything: the server may have gone down between question and reply. */
  respondIfOwed(conversationId: string): Promise<void>;
  /** Why a visitor who asks for a person now does so, and what the agent should know: goes along with the request. */
  explainRequest(conversation: { chatbotId: string; conversationId: string }): Promise<RequestContext>;
  /** To be called after a chatbot or its knowledge has changed. */
  forget(chatbotId: string): void;
}

export interface RequestContext {
  reason: HandoffReason;
  summary: HandoffSummary | null;
}

const CHATBOTS_KEPT = 1_000;
const CHATBOT_LIFE_MS = 5_000;
const UNEXPLAINED: RequestContext = { reason: 'visitor_asked', summary: null };
/** How far a summary looks back. */
const SUMMARY_TURNS = 40;

export function createChatbotService(deps: ChatbotDeps): ChatbotService {
  const { db, clock, events, conversations } = deps;
  const box = createSecretBox(deps.secret);
  const now = (): number => clock.now().getTime();
  const chatbots = createCache<Chatbot | null>({
    size: CHATBOTS_KEPT,
    lifeMs: CHATBOT_LIFE_MS,
    now,
    isWorthKeeping: (chatbot) => chatbot !== null,
  });
  const minds = createMinds({ db, now, ask: deps.languageModel ? openModel(deps.languageModel) : null });

  const find = (chatbotId: string): Promise<Chatbot | null> =>
    chatbots.get(chatbotId, () => findChatbot(db, chatbotId));

  async function findAsItIsNow(chatbotId: string): Promise<Chatbot | null> {
    const chatbot = await find(chatbotId);
    return chatbot && { ...chatbot, handoffEnabled: chatbot.handoffEnabled && (deps.offersPerson?.(chatbot) ?? true) };
  }

  const responder = createResponder({ ...deps, findChatbot: findAsItIsNow, findMind: minds.find });

  return {
    find,
    listOf: (workspaceId) => listChatbots(db, workspaceId),
    listWithHours: () => listWithHours(db),
    identitySecrets: (chatbotId) => openSecrets(db, box, chatbotId),
    addIdentitySecret: (tx, chatbotId) => addSecret(tx, box, chatbotId, clock.now()),
    sealIdentitySecrets: () => sealSecrets(db, box),
    modelAvailable: Boolean(deps.languageModel),
    tryOut: async (chatbot, text) => tryOut(await minds.find(chatbot), text),

    startResponding() {
      const stops = [
        events.on('message.created', ({ status, chatbotId, visitorId, conversationId, message }) => {
          if (status !== 'bot') return responder.abandon(conversationId);
          if (message.author.kind !== 'visitor' || message.content.kind !== 'text') return;
          return responder.respond({ chatbotId, visitorId, message: message as TextMessage });
        }),
        // Told earlier than the system message that goes with it.
        events.on('handoff.requested', ({ conversationId }) => responder.abandon(conversationId)),
        () => responder.stop(),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },

    async respondIfOwed(conversationId) {
      const thread = await conversations.load(conversationId, null);
      if (thread?.view.forAgent.status !== 'bot') return;
      const { chatbotId, visitorId } = thread.view;
      await Promise.all(
        decideOwed(thread.messages).map((message) => responder.respond({ chatbotId, visitorId, message })),
      );
    },

    async explainRequest({ chatbotId, conversationId }) {
      try {
        const chatbot = await find(chatbotId);
        if (!chatbot) return UNEXPLAINED;
        const { titleOf } = await minds.find(chatbot);
        const turns = await conversations.turns({ conversationId, limit: SUMMARY_TURNS });
        const reason = readMemory(turns).offer ?? 'visitor_asked';
        return { reason, summary: summarise({ turns, reason, titleOf }) };
      } catch (error) {
        // Whoever asks for a person gets one, explained or not.
        deps.log.warn({ err: error, conversationId }, 'a request could not be explained');
        return UNEXPLAINED;
      }
    },

    forget(chatbotId) {
      chatbots.forget(chatbotId);
      minds.forget(chatbotId);
    },
  };
}
