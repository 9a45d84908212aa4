import { decideOpening, type Opening, type OpeningContext } from './decide-opening.ts';

/** A knowledge entry that was found, as far as the decision needs it. */
export interface Found {
  entry: { id: string; question: string; answer: string };
  score: number;
}

export interface ReplyContext extends OpeningContext {
  /** Best first. */
  hits: readonly Found[];
}

/** What the knowledge has to say. */
export type Finding =
  | { type: 'answer'; entryId: string; text: string; score: number }
  /** Several entries are about equally likely, or one is not quite sure: name their questions. */
  | { type: 'suggest'; questions: string[]; entryIds: string[] };

/** `again`: the offer before was not taken up. */
export type Outcome = Finding | { type: 'miss'; again: boolean } | { type: 'wants_person' };

export type Reply = Opening | Outcome;

export interface Thresholds {
  /** From here on an entry is the answer. */
  answer: number;
  /** From here on it is worth asking "did you mean …?". */
  suggest: number;
  /** A runner-up this close (as a share of the best score) makes the best one doubtful… */
  tie: number;
  /** …unless the best one is at least this good. */
  certain: number;
}

/** Measured against the demo knowledge: see `README.md`, "How sure is sure enough". */
export const THRESHOLDS: Thresholds = { answer: 0.5, suggest: 0.4, tie: 0.92, certain: 0.9 };

const MAX_SUGGESTIONS = 3;

/** The same thresholds for a chatbot that wants to be surer, or less sure, than usual. */
export function thresholdsFor(confidence: number): Thresholds {
  const { answer, suggest, tie, certain } = THRESHOLDS;
  return { answer: confidence, suggest: confidence * (suggest / answer), tie, certain: Math.max(certain, confidence) };
}

/** Decides what the chatbot says about one message of a visitor. A miss is better than a wrong answer. */
export function decideReply(context: ReplyContext, thresholds: Thresholds = THRESHOLDS): Reply {
  return decideOpening(context) ?? decideFromKnowledge(context, thresholds);
}

/** The same for a message that `decideOpening` has left over. */
export function decideFromKnowledge(
  { hits, personIntent, personOffered }: Omit<ReplyContext, 'smallTalk'>,
  thresholds: Thresholds,
): Outcome {
  const found = decideFound(hits, thresholds);
  if (personIntent === 'maybe' && found?.type !== 'answer') return { type: 'wants_person' };
  return found ?? { type: 'miss', again: personOffered };
}

function decideFound(hits: readonly Found[], { answer, suggest, tie, certain }: Thresholds): Finding | null {
  const [best, next] = hits;
  if (!best || best.score < suggest) return null;
  const isTie = next !== undefined && best.score < certain && next.score >= best.score * tie;
  if (best.score >= answer && !isTie) {
    return { type: 'answer', entryId: best.entry.id, text: best.entry.answer, score: best.score };
  }
  const close = hits.filter((hit) => hit.score >= Math.max(suggest, best.score * tie)).slice(0, MAX_SUGGESTIONS);
  return {
    type: 'suggest',
    questions: close.map((hit) => hit.entry.question),
    entryIds: close.map((hit) => hit.entry.id),
  };
}
