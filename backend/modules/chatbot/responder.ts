import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '#contract/result.ts';
import type { EventBus } from '../../server/events.ts';
import type { Logger } from '../../server/log.ts';
import type { ConversationService, Turn } from '../conversation/index.ts';
import type { HandoffService } from '../handoff/index.ts';
import type { ReplyOptions } from './engine/bot-engine.ts';
import { findLanguage } from './languages/index.ts';
import { type Mind, type Plan, planReply } from './plan-reply.ts';
import { type Wording, wordFailure } from './reply-texts.ts';
import type { TextMessage } from './rules/decide-owed.ts';
import type { Chatbot } from './store.ts';

export interface ResponderDeps {
  conversations: Pick<ConversationService, 'sendFromBot' | 'turns'>;
  handoffs: Pick<HandoffService, 'request'>;
  events: Pick<EventBus, 'emit'>;
  findChatbot(chatbotId: string): Promise<Chatbot | null>;
  findMind(chatbot: Chatbot): Promise<Mind>;
  log: Pick<Logger, 'error' | 'warn'>;
  /** Waits between two tries; rejects when the signal fires. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A visitor's message that the bot is to answer. */
export interface Job {
  chatbotId: string;
  visitorId: string;
  message: TextMessage;
}

export interface Responder {
  /** Resolves when the message is answered, or given up; never rejects. Messages of one conversation keep their order. */
  respond(job: Job): Promise<void>;
  /** The conversation is no longer the bot's: whatever is being made for it ends here, unsaid. */
  abandon(conversationId: string): void;
  /** Gives up what is under way; what is owed is answered when the visitor comes back. */
  stop(): void;
}

/** A database that restarts is back within seconds; whatever takes longer is owed until the visitor's next sync. */
const RETRY_DELAYS_MS = [500, 2_000, 5_000, 15_000];
/** Enough for a model to follow the conversation, and for five misses in a row with small talk in between. */
const LOOK_BACK = 20;

type Outcome = 'done' | 'try_again';

export function createResponder(deps: ResponderDeps): Responder {
  const { conversations, handoffs, events, log } = deps;
  const wait = deps.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  /** The last piece of work of each conversation that has some, and the way to call all of it off. */
  const lines = new Map<string, { tail: Promise<void>; calling: AbortController }>();

  async function work(job: Job, signal: AbortSignal): Promise<void> {
    const { conversationId, id: messageId } = job.message;
    let streamed = false;
    const onText = (text: string): void => {
      streamed = true;
      stream(job, signal, text);
    };
    let plan: Plan | null = null;
    for (const delay of [...RETRY_DELAYS_MS, null]) {
      if (signal.aborted) return;
      try {
        const chatbot = await deps.findChatbot(job.chatbotId);
        if (!chatbot) return;
        // Made once: trying to store it again must not ask a model again.
        plan ??= await makePlan(chatbot, job, { signal, onText });
        if (signal.aborted || (await carryOut(plan, chatbot, job)) === 'done') return;
      } catch (error) {
        log.warn({ err: error, conversationId, messageId }, 'a reply of the chatbot failed');
      }
      if (delay === null) break;
      try {
        await wait(delay, signal);
      } catch {
        return;
      }
    }
    if (streamed) stream(job, signal, null);
    log.error({ conversationId, messageId }, 'the chatbot could not reply; it will when the visitor comes back');
  }

  async function makePlan(chatbot: Chatbot, job: Job, options: ReplyOptions): Promise<Plan> {
    const { conversationId, id, seq, content } = job.message;
    try {
      const mind = await deps.findMind(chatbot);
      // Replies to earlier messages may stand behind this one; what the visitor wrote since then waits for its turn.
      const turns = await conversations.turns({ conversationId, limit: LOOK_BACK });
      const before = turns.filter((turn) => turn.from !== 'visitor' || turn.seq < seq);
      const plan = await planReply(mind, visitorTurn(id, seq, content.text), before, options);
      if (plan.act === 'say' && plan.failure !== null && !options.signal.aborted) {
        log.warn({ conversationId, why: plan.failure }, 'the chatbot’s engine gave no answer');
      }
      return plan;
    } catch (error) {
      // Never silence: whatever is wrong with the bot, the visitor learns it and gets a way on.
      log.error({ err: error, conversationId }, 'the chatbot failed to decide on a reply');
      return { act: 'say', wording: failureOf(chatbot), failure: 'internal' };
    }
  }

  function stream({ visitorId, message }: Job, signal: AbortSignal, text: string | null): void {
    if (signal.aborted) return;
    const { conversationId, id: replyTo } = message;
    events.emit('reply.streaming', { visitorId, conversationId, replyTo, text });
  }

  async function carryOut(plan: Plan, chatbot: Chatbot, job: Job): Promise<Outcome> {
    if (plan.act === 'say') return send(plan.wording, chatbot, job);
    const { reason, summary } = plan;
    const { conversationId } = job.message;
    const requested = await handoffs.request({ conversationId, reason, summary }).catch((error: unknown) => {
      log.error({ err: error, conversationId }, 'the chatbot could not ask for a person');
      return fail('internal', 'The request failed.');
    });
    if (requested.ok) return 'done';
    switch (requested.error.code) {
      case 'wrong_state':
      case 'not_found':
        return 'done';
      case 'unavailable':
      case 'busy':
        return 'try_again';
      default:
        return send(failureOf(chatbot), chatbot, job);
    }
  }

  async function send(wording: Wording, chatbot: Chatbot, job: Job): Promise<Outcome> {
    const { conversationId, id: replyTo } = job.message;
    const { id, name } = chatbot;
    const sent = await conversations.sendFromBot({ conversationId, chatbot: { id, name }, replyTo, ...wording });
    // `wrong_state`: a person has been asked for or the chat is over, so the bot keeps silent.
    // `idempotency_mismatch`: this message has its reply, in other words.
    const again = !sent.ok && (sent.error.code === 'unavailable' || sent.error.code === 'busy');
    return again ? 'try_again' : 'done';
  }

  return {
    respond(job) {
      const { conversationId } = job.message;
      const line = lines.get(conversationId);
      const calling = line?.calling ?? new AbortController();
      const tail: Promise<void> = (line?.tail ?? Promise.resolve())
        .then(() => work(job, calling.signal))
        .finally(() => {
          if (lines.get(conversationId)?.tail === tail) lines.delete(conversationId);
        });
      lines.set(conversationId, { tail, calling });
      return tail;
    },
    abandon(conversationId) {
      // What comes after a return to the bot starts a line of its own; nothing of this one can be sent any more.
      lines.get(conversationId)?.calling.abort();
      lines.delete(conversationId);
    },
    stop() {
      for (const { calling } of lines.values()) calling.abort();
    },
  };
}

function visitorTurn(id: string, seq: number, text: string): Turn {
  return { id, seq, from: 'visitor', text, replyTo: null, verdict: null, sources: [], offer: null };
}

function failureOf({ settings, handoffEnabled: canOffer }: Chatbot): Wording {
  return wordFailure({ language: findLanguage(settings.language), canOffer, offer: canOffer ? 'bot_error' : null });
}
