import type { z } from 'zod';
import type { tryChatbotResponseSchema } from '#contract/chatbots.ts';
import { newId } from '../../server/new-id.ts';
import type { Turn } from '../conversation/index.ts';
import { type Mind, type Plan, planReply } from './plan-reply.ts';

export type Trial = z.output<typeof tryChatbotResponseSchema>;

/** Longer than the engine's own limits, so that it ends by those, with words for it. */
const TIMEOUT_MS = 60_000;

/** Asks a chatbot as a visitor with nothing said before would, by the very decision that visitors get. */
export async function tryOut(mind: Mind, text: string): Promise<Trial> {
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), onText: () => {} };
  const plan = await planReply(mind, firstTurn(text), [], options);
  return {
    // A person who is called says the rest.
    answer: plan.act === 'say' ? plan.wording.text : '',
    outcome: nameOutcome(plan),
    offersPerson: plan.act === 'request' || plan.wording.detail.offer === 'live_agent',
    matches: mind
      .search(text)
      .map(({ entry: { id, question }, score }) => ({ id, question, score: roundScore(score) })),
  };
}

function firstTurn(text: string): Turn {
  return { id: newId(), seq: 1, from: 'visitor', text, replyTo: null, verdict: null, sources: [], offer: null };
}

function nameOutcome(plan: Plan): Trial['outcome'] {
  if (plan.act === 'request') return plan.reason === 'keyword' || plan.reason === 'rule' ? 'rule' : 'wants_person';
  switch (plan.reply) {
    case 'answer':
    case 'written':
      return 'answered';
    case 'small_talk':
    case 'wants_person':
      return plan.reply;
    default:
      return 'not_found';
  }
}

const roundScore = (score: number): number => Math.round(score * 1_000) / 1_000;
