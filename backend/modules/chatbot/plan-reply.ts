import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Turn } from '../conversation/index.ts';
import type { BotEngine, EngineReply, ReplyOptions } from './engine/bot-engine.ts';
import { findLanguage } from './languages/index.ts';
import { type Wording, wordFailure, wordReply } from './reply-texts.ts';
import { decideEscalation, type ReplyConfidence } from './rules/decide-escalation.ts';
import { decideOpening, type Opening } from './rules/decide-opening.ts';
import { decidePersonIntent } from './rules/person-intent.ts';
import { readMemory } from './rules/read-memory.ts';
import { decideSmallTalk } from './rules/small-talk.ts';
import { summarise } from './rules/summarise.ts';
import type { Chatbot } from './store.ts';

/** What is to be done about one message of a visitor. */
export type Plan =
  | { act: 'say'; wording: Wording; failure: string | null }
  | { act: 'request'; reason: HandoffReason; summary: HandoffSummary };

/** A chatbot with what it needs to answer. */
export interface Mind {
  chatbot: Chatbot;
  engine: BotEngine;
  /** The question of a knowledge entry; null for one that is gone. */
  titleOf(entryId: string): string | null;
}

/** Decides what the chatbot does about a message. `before` is everything said before its reply, in ascending order. */
export async function planReply(
  mind: Mind,
  message: Turn,
  before: readonly Turn[],
  options: ReplyOptions,
): Promise<Plan> {
  const { settings, handoffEnabled: canOffer } = mind.chatbot;
  const { text } = message;
  const language = findLanguage(settings.language);
  const memory = readMemory(before, message.seq);
  const personOffered = memory.offer !== null;
  const personIntent = decidePersonIntent(text, language);
  const rules = { ...settings.rules, missesBeforeOffer: settings.missesBeforeOffer };
  const escalate = (wantsPerson: boolean, confidence: ReplyConfidence | null) =>
    canOffer ? decideEscalation({ message: text, wantsPerson, misses: memory.misses, confidence, rules }) : null;
  const request = (reason: HandoffReason): Plan => ({
    act: 'request',
    reason,
    summary: summarise({ turns: [...before, message], reason, titleOf: mind.titleOf }),
  });

  const opening = decideOpening({ personIntent, smallTalk: decideSmallTalk(text, language), personOffered });
  const atOnce = escalate(opening?.type === 'wants_person', null);
  // Whoever takes up an offer comes for the reason it was made for.
  if (atOnce) return request(atOnce.reason === 'visitor_asked' ? (memory.offer ?? atOnce.reason) : atOnce.reason);

  const reply = opening ?? (await mind.engine.reply({ text, before, personIntent, personOffered }, options));
  const escalation = escalate(reply.type === 'wants_person', confidenceOf(reply));
  if (escalation?.act === 'request') return request(escalation.reason);
  const offer = escalation?.reason ?? null;
  if (reply.type === 'failure') {
    return { act: 'say', wording: wordFailure({ language, canOffer, offer }), failure: reply.why };
  }
  return { act: 'say', wording: wordReply(reply, { language, canOffer, offer }), failure: null };
}

function confidenceOf(reply: Opening | EngineReply): ReplyConfidence {
  switch (reply.type) {
    case 'suggest':
      return 'unsure';
    case 'miss':
      return 'none';
    case 'failure':
      return 'failed';
    default:
      return 'sure';
  }
}
