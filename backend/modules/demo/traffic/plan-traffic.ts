import type { HandoffReason } from '#contract/messages.ts';
import { findSpan, planArrivals } from './arrivals.ts';
import { type Chance, createChance } from './chance.ts';
import type { PlannedConversation, TrafficOptions } from './planned.ts';
import { playPerson } from './play-person.ts';
import { inventPerson, say } from './sentences.ts';
import { openThread, type Thread } from './thread.ts';
import { botAnswers, botFailure, botMiss, greeting, offlineNotes, visitorLines } from './vocabulary.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Believable traffic of a shop, conversation by conversation in the order in which they begin, each with the truth about
 * it. The same options give the same traffic. Nothing is kept: a year of it can be filled in without holding it.
 */
export function* planTraffic(options: TrafficOptions): Generator<PlannedConversation> {
  const chance = createChance(options.seed);
  const span = findSpan(options.zone, options.from, options.days);
  const until = options.until ?? Number.POSITIVE_INFINITY;
  let index = 0;
  for (const startedAt of planArrivals(chance, options.zone, span, options.conversations)) {
    if (startedAt >= until) return;
    yield planConversation(chance, options, { index, startedAt, until });
    index += 1;
  }
}

function planConversation(
  chance: Chance,
  options: TrafficOptions,
  { index, startedAt, until }: { index: number; startedAt: number; until: number },
): PlannedConversation {
  const conversation: PlannedConversation = {
    ...{ index, startedAt, closedAt: null, status: 'bot', contact: null },
    chatbot: chance.below(options.chatbots),
    visitor: inventPerson(chance),
    messages: [{ at: startedAt, author: 'bot', agent: null, text: greeting, detail: null }],
    handoffs: [],
    truth: { bot: null },
  };
  const thread = openThread(conversation, until);
  // Some open the chat and never write.
  if (chance.happens(0.02)) return conversation;
  if (chance.happens(options.handoffShare ?? 0.45)) askForPerson(chance, options, thread);
  else stayWithBot(chance, conversation, thread);
  return conversation;
}

function stayWithBot(chance: Chance, conversation: PlannedConversation, thread: Thread): void {
  talkToBot(chance, thread, 1 + chance.below(3));
  const ending = chance.weigh({ answered: 74, missed: 14, failed: 2, unsure: 10 });
  thread.visitor(chance.wait(20 * SECOND, 0.7), say(chance, visitorLines));
  const text = ending === 'missed' ? botMiss : ending === 'failed' ? botFailure : chance.pick(botAnswers);
  thread.bot(chance.wait(900, 0.4), text, { verdict: ending });
  if (chance.happens(ending === 'missed' ? 0.4 : 0.03)) {
    const { name, email } = conversation.visitor;
    const person = { name: name ?? 'Somebody', email: email ?? 'somebody@mail.example' };
    thread.leaveMessage(chance.wait(MINUTE, 0.5), person, say(chance, offlineNotes));
  }
  if (chance.happens(0.6)) thread.close(chance.wait(3 * MINUTE, 0.8));
}

function talkToBot(chance: Chance, thread: Thread, turns: number): void {
  for (let turn = 0; turn < turns; turn += 1) {
    thread.visitor(chance.wait(15 * SECOND, 0.8), say(chance, visitorLines));
    thread.bot(chance.wait(900, 0.4), chance.pick(botAnswers), { verdict: 'answered' });
  }
}

const REASONS: Record<HandoffReason, number> = {
  visitor_asked: 44,
  low_confidence: 22,
  repeated_fallback: 12,
  keyword: 8,
  rule: 7,
  bot_error: 3,
  api: 4,
};

function askForPerson(chance: Chance, options: TrafficOptions, thread: Thread): void {
  // Who was not helped the first time may ask again: never after a chat that was completed, which ends the thread.
  const requests = chance.weigh({ 1: 90, 2: 8, 3: 2 });
  for (let request = 1; request <= Number(requests); request += 1) {
    talkToBot(chance, thread, chance.below(2));
    thread.visitor(chance.wait(12 * SECOND, 0.6), say(chance, visitorLines));
    const reason = chance.weigh(REASONS);
    if (reason === 'low_confidence') thread.bot(chance.wait(900, 0.4), botMiss, { verdict: 'missed' });
    thread.request(chance.wait(reason === 'visitor_asked' ? 6 * SECOND : 800, 0.5), reason);
    if (request < Number(requests))
      thread.giveUp(chance.wait(3 * MINUTE, 0.7), chance.pick(['cancelled', 'expired']), false);
    else playPerson(chance, options, thread);
  }
}
