import type { SmallTalkKind } from '../languages/language.ts';
import type { PersonIntent } from './person-intent.ts';

/** A knowledge entry that was found, as far as the decision needs it. */
export interface Found {
  entry: { id: string; question: string; answer: string };
  score: number;
}

export interface ReplyContext {
  /** Best first. */
  hits: readonly Found[];
  personIntent: PersonIntent;
  smallTalk: SmallTalkKind | null;
  /** The bot's last words in this conversation offered a person, so "yes" and "no" answer that. */
  personOffered: boolean;
}

export type Reply =
  | { type: 'answer'; entryId: string; text: string; score: number }
  /** Several entries are about equally likely, or one is not quite sure: name their questions. */
  | { type: 'suggest'; questions: string[]; entryIds: string[] }
  | { type: 'miss'; again: boolean }
  | { type: 'wants_person' }
  | { type: 'small_talk'; kind: SmallTalkKind | 'declined' };

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

/** Decides what the chatbot does about one message of a visitor. A miss is better than a wrong answer. */
export function decideReply(context: ReplyContext, thresholds: Thresholds = THRESHOLDS): Reply {
  const { smallTalk, personOffered } = context;
  if (personOffered && (smallTalk === 'yes' || smallTalk === 'okay')) return { type: 'wants_person' };
  if (personOffered && smallTalk === 'no') return { type: 'small_talk', kind: 'declined' };
  if (smallTalk) return { type: 'small_talk', kind: smallTalk };
  if (context.personIntent === 'clear') return { type: 'wants_person' };

  const found = decideFound(context.hits, thresholds);
  if (context.personIntent === 'maybe' && found?.type !== 'answer') return { type: 'wants_person' };
  return found ?? { type: 'miss', again: personOffered };
}

function decideFound(hits: readonly Found[], { answer, suggest, tie, certain }: Thresholds): Reply | null {
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
