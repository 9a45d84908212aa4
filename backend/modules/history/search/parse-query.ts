import { splitWords, type Word } from './words.ts';

/** One thing to look for: words side by side. */
export interface Clause {
  words: Pick<Word, 'text' | 'dense'>[];
  /** The last word may go on: somebody is still typing, or does not know how it ends. */
  openEnded: boolean;
}

export interface Query {
  /** All of them must occur somewhere in the conversation. At least one. */
  wanted: Clause[];
  /** None of them may. */
  unwanted: Clause[];
}

/** A word in quotes of any kind, or up to the next space; a `-` before it means "without". An open quote ends at the end. */
const PART = /(?<minus>-*)(?:["“”„«»](?<quoted>[^"“”„«»]*)(?:["“”„«»]|$)|(?<bare>[^\s"“”„«»]+))/gu;
/** A single letter is meant as it is: as a beginning it would find everything. */
const SHORTEST_BEGINNING = 2;

/** What somebody typed, whatever it is. Null when there is nothing in it to look for. */
export function parseQuery(text: string): Query | null {
  const query: Query = { wanted: [], unwanted: [] };
  let end = 0;
  for (const { 0: part, index, groups = {} } of text.matchAll(PART)) {
    // `e-mail "x"`: a minus counts at the beginning of a part only, and the part before may have ended with a quote.
    const isFirst = index === 0 || index > end || /["“”„«»]$/u.test(text.slice(0, index));
    end = index + part.length;
    const words = splitWords(groups['quoted'] ?? groups['bare'] ?? '').map(({ text, dense }) => ({ text, dense }));
    const last = words.at(-1);
    if (!last) continue;
    const openEnded = groups['bare'] !== undefined && !last.dense && last.text.length >= SHORTEST_BEGINNING;
    const isUnwanted = isFirst && groups['minus'] !== '';
    query[isUnwanted ? 'unwanted' : 'wanted'].push({ words, openEnded });
  }
  return query.wanted.length > 0 ? query : null;
}
