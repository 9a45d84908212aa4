import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../server/log.ts';
import type { ConversationService } from '../conversation/index.ts';
import type { HandoffService } from '../handoff/index.ts';
import type { ReplyDecider } from './reply-decider.ts';
import { type Wording, wordFailure, wordReply } from './reply-texts.ts';
import { type TextMessage, wasPersonOffered } from './rules/decide-owed.ts';
import type { Chatbot } from './store.ts';

export interface ResponderDeps {
  conversations: Pick<ConversationService, 'sendFromBot' | 'page'>;
  handoffs: Pick<HandoffService, 'request'>;
  findChatbot(chatbotId: string): Promise<Chatbot | null>;
  findDecider(chatbotId: string): Promise<ReplyDecider>;
  log: Pick<Logger, 'error' | 'warn'>;
  /** Waits between two tries; rejects when the signal fires. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Responder {
  /** Resolves when the message is answered, or given up; never rejects. Messages of one conversation keep their order. */
  respond(chatbotId: string, message: TextMessage): Promise<void>;
  /** Gives up waiting for the next try; what is owed is answered when the visitor comes back. */
  stop(): void;
}

/** A database that restarts is back within seconds; whatever takes longer is owed until the visitor's next sync. */
const RETRY_DELAYS_MS = [500, 2_000, 5_000, 15_000];
/** Enough to find the bot's last words before a message, even when the visitor sent several at once. */
const LOOK_BACK = 10;

type Outcome = 'done' | 'try_again';

export function createResponder(deps: ResponderDeps): Responder {
  const { conversations, handoffs, log } = deps;
  const wait = deps.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  const stopping = new AbortController();
  /** The last piece of work of each conversation that has some. */
  const tails = new Map<string, Promise<void>>();

  async function answerWithRetries(chatbotId: string, message: TextMessage): Promise<void> {
    const about = { conversationId: message.conversationId, messageId: message.id };
    for (const delay of [...RETRY_DELAYS_MS, null]) {
      try {
        if ((await answer(chatbotId, message)) === 'done') return;
      } catch (error) {
        log.warn({ err: error, ...about }, 'a reply of the chatbot failed');
      }
      if (delay === null) break;
      try {
        await wait(delay, stopping.signal);
      } catch {
        return;
      }
    }
    log.error(about, 'the chatbot could not reply; it will when the visitor comes back');
  }

  async function answer(chatbotId: string, message: TextMessage): Promise<Outcome> {
    const chatbot = await deps.findChatbot(chatbotId);
    if (!chatbot) return 'done';
    const canOffer = chatbot.handoffEnabled;
    let wording: Wording;
    try {
      const reply = await decide(chatbotId, message);
      if (reply.type === 'wants_person' && canOffer) {
        const outcome = await requestPerson(message);
        if (outcome) return outcome;
        wording = wordFailure(canOffer);
      } else {
        wording = wordReply(reply, canOffer);
      }
    } catch (error) {
      // Never silence: whatever is wrong with the bot, the visitor learns it and gets a way on.
      log.error({ err: error, conversationId: message.conversationId }, 'the chatbot failed to decide on a reply');
      wording = wordFailure(canOffer);
    }
    return send(chatbot, message, wording);
  }

  async function decide(chatbotId: string, message: TextMessage) {
    const decider = await deps.findDecider(chatbotId);
    const { messages } = await conversations.page({
      conversationId: message.conversationId,
      beforeSeq: message.seq,
      limit: LOOK_BACK,
    });
    return decider.decide(message.content.text, { personOffered: wasPersonOffered(messages) });
  }

  /** Null when it cannot be done and the visitor must be told. */
  async function requestPerson({ conversationId }: TextMessage): Promise<Outcome | null> {
    const requested = await handoffs.request({ conversationId, reason: 'visitor_asked' });
    if (requested.ok) return 'done';
    const { code } = requested.error;
    if (code === 'wrong_state' || code === 'not_found') return 'done';
    return code === 'unavailable' || code === 'busy' ? 'try_again' : null;
  }

  async function send(chatbot: Chatbot, message: TextMessage, wording: Wording): Promise<Outcome> {
    const { conversationId, id: replyTo } = message;
    const { id, name } = chatbot;
    const sent = await conversations.sendFromBot({ conversationId, chatbot: { id, name }, replyTo, ...wording });
    if (sent.ok) return 'done';
    // `wrong_state`: a person has been asked for or the chat is over, so the bot keeps silent.
    // `idempotency_mismatch`: this message has its reply, in other words.
    return sent.error.code === 'unavailable' || sent.error.code === 'busy' ? 'try_again' : 'done';
  }

  return {
    respond(chatbotId, message) {
      const before = tails.get(message.conversationId) ?? Promise.resolve();
      const tail: Promise<void> = before
        .then(() => answerWithRetries(chatbotId, message))
        .finally(() => {
          if (tails.get(message.conversationId) === tail) tails.delete(message.conversationId);
        });
      tails.set(message.conversationId, tail);
      return tail;
    },
    stop: () => stopping.abort(),
  };
}
