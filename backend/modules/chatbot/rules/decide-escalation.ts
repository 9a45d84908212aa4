import type { HandoffReason } from '#contract/messages.ts';
import type { EscalationRules } from '../settings.ts';
import { normaliseText } from './normalise-text.ts';

export interface EscalationInput {
  /** The visitor's message. */
  message: string;
  /** Whether the bot took it for a wish to talk to a person. */
  wantsPerson: boolean;
  /** Misses in a row before this message. */
  misses: number;
  /** How sure the bot is of its reply; `null` while there is none yet. */
  confidence: ReplyConfidence | null;
  rules: EscalationRules & { missesBeforeOffer: number };
}

/** `sure`: an answer, or small talk · `unsure`: several may be meant · `none`: it does not know · `failed`: it broke. */
export type ReplyConfidence = 'sure' | 'unsure' | 'none' | 'failed';

/** `request`: a person is called at once · `offer`: the visitor is asked whether they want one. */
export interface Escalation {
  act: 'request' | 'offer';
  reason: Exclude<HandoffReason, 'api'>;
}

/** Decides whether one message is a matter for a person, and why. Null: the bot goes on by itself. */
export function decideEscalation(input: EscalationInput): Escalation | null {
  const { wantsPerson, misses, confidence, rules } = input;
  if (wantsPerson) return { act: 'request', reason: 'visitor_asked' };
  const plain = normaliseText(input.message);
  if (containsAny(plain, rules.phrases)) return { act: 'request', reason: 'rule' };
  if (containsAny(plain, rules.keywords)) return { act: 'request', reason: 'keyword' };
  if (confidence === 'failed') return { act: 'offer', reason: 'bot_error' };
  if (confidence !== 'unsure' && confidence !== 'none') return null;
  if (misses + 1 < rules.missesBeforeOffer) return null;
  return { act: 'offer', reason: misses > 0 ? 'repeated_fallback' : 'low_confidence' };
}

/** Whole words only, in their plain form: "refund" is not found in "refunds", nor "art" in "start". */
function containsAny(plain: string, wanted: readonly string[]): boolean {
  const padded = ` ${plain} `;
  return wanted.some((words) => {
    const looked = normaliseText(words);
    return looked !== '' && padded.includes(` ${looked} `);
  });
}
