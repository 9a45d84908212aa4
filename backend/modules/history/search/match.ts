import type { Clause, Query } from './parse-query.ts';
import { splitWords, type Word } from './words.ts';

export interface Place {
  start: number;
  end: number;
}

/** How one text fits a query. */
export interface Match {
  /** 2 for each wanted clause that is there as it was typed, 1 where it only begins like that. */
  score: number;
  /** By number of the clause. */
  wanted: boolean[];
  hasUnwanted: boolean;
  /** What was found, in order and apart. */
  places: Place[];
}

export function bestScore({ wanted }: Query): number {
  return wanted.length * 2;
}

/** Compares a text with a query word by word, without the index. */
export function matchText(query: Query, text: string): Match {
  const words = splitWords(text);
  const places: Place[] = [];
  let score = 0;
  const wanted = query.wanted.map((clause) => {
    const found = findClause(clause, words);
    if (found.length === 0) return false;
    score += found.some((one) => one.isWhole) ? 2 : 1;
    places.push(...found);
    return true;
  });
  const hasUnwanted = query.unwanted.some((clause) => findClause(clause, words).length > 0);
  return { score, wanted, hasUnwanted, places: mergePlaces(places) };
}

function findClause(clause: Clause, words: readonly Word[]): (Place & { isWhole: boolean })[] {
  const found = [];
  for (let from = 0; from + clause.words.length <= words.length; from += 1) {
    const isWhole = fitsAt(clause, words, from);
    const [first, last] = [words[from], words[from + clause.words.length - 1]];
    if (isWhole === null || !first || !last) continue;
    found.push({ ...placeOf(clause, first, last), isWhole });
  }
  return found;
}

/** Null where it does not fit; false where the last word goes on. */
function fitsAt({ words: wanted, openEnded }: Clause, words: readonly Word[], from: number): boolean | null {
  let isWhole = true;
  for (const [place, { text, dense }] of wanted.entries()) {
    const word = words[from + place];
    if (!word || word.dense !== dense) return null;
    const [isFirst, isLast] = [place === 0, place === wanted.length - 1];
    if (word.text === text) continue;
    if (dense) {
      if (isFirst && isLast ? !word.text.includes(text) : true) {
        const reaches = (isFirst && word.text.endsWith(text)) || (isLast && word.text.startsWith(text));
        if (!reaches) return null;
      }
    } else if (isLast && openEnded && word.text.startsWith(text)) isWhole = false;
    else return null;
  }
  return isWhole;
}

/** In a run without spaces only what was looked for, if it can be told where that is. */
function placeOf({ words }: Clause, first: Word, last: Word): Place {
  const only = words.length === 1 ? words[0] : undefined;
  if (only && first.dense && first.text.length === first.end - first.start) {
    const start = first.start + first.text.indexOf(only.text);
    return { start, end: start + only.text.length };
  }
  return { start: first.start, end: last.end };
}

function mergePlaces(places: Place[]): Place[] {
  const merged: Place[] = [];
  for (const { start, end } of places.sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
