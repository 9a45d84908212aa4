import type { Clause, Query } from './parse-query.ts';
import { pairOf, splitDense } from './words.ts';

/** As the index is asked: words are letters, digits and pictures only, so nothing in them can be an operator. */
export interface IndexQuery {
  tsquery: string;
  /** The index answers with too much: each conversation must be read to know. */
  mustCheck: boolean;
}

export function toIndexQuery({ wanted, unwanted }: Query): IndexQuery {
  const without = unwanted.filter(isExact);
  const terms = [...wanted.map(termOf), ...without.map((clause) => `!(${termOf(clause)})`)];
  return {
    tsquery: terms.join(' & '),
    mustCheck: !wanted.every(isExact) || without.length < unwanted.length,
  };
}

/** Whether the index knows the answer, rather than where it may be. */
function isExact({ words, openEnded }: Clause): boolean {
  const [first, second] = words;
  if (words.length === 1) return first?.dense !== true || [...first.text].length <= 2;
  return words.length === 2 && !openEnded && first?.dense === false && second?.dense === false;
}

function termOf({ words, openEnded }: Clause): string {
  const terms = new Set<string>();
  for (const [place, { text, dense }] of words.entries()) {
    const isLast = place === words.length - 1;
    const next = words[place + 1];
    if (dense) {
      const pieces = splitDense(text);
      // The last character alone only ends a run; in the middle of one it is the beginning of a piece.
      if (pieces.length === 1) terms.add(`'${text}':*`);
      else for (const piece of pieces.slice(0, -1)) terms.add(`'${piece}'`);
    } else if (isLast && openEnded) {
      terms.add(`'${text}':*`);
    } else {
      terms.add(`'${text}'`);
    }
    const nextIsWhole = next && !(openEnded && place === words.length - 2);
    if (nextIsWhole && !dense && !next.dense) terms.add(`'${pairOf(text, next.text)}'`);
  }
  return [...terms].join(' & ');
}
