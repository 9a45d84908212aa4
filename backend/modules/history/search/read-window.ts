import type { Database } from '../../../server/database/connection.ts';
import { comparePositions, type Position } from '../position.ts';
import type { SearchCursor } from './cursor.ts';
import { findMatches, type MatchInput } from './find-matches.ts';
import { type Found, type JudgeInput, judge } from './judge.ts';
import { bestScore } from './match.ts';

/** So many of the newest matches are put into order at a time. */
const WINDOW = 60;
/** One that was shown in part may have got matches since. */
const WINDOW_AGAIN = 10 * WINDOW;

export interface WindowInput extends Omit<MatchInput, 'limit'>, JudgeInput {
  /** What comes behind it is wanted. */
  last: SearchCursor['last'] | null;
  /** With so many that could not fit better the window may end. */
  enough: number;
}

export interface Window {
  /** Best first; what is worth the same, newest first. */
  found: Found[];
  /** Included; null when nothing is there. */
  end: Position | null;
  /** There may be matches below it. */
  isMore: boolean;
}

/**
 * The newest matches, put into order. A window ends early where the page is full of conversations that could not fit better:
 * among those the newest come first, so nothing below changes what is shown.
 */
export async function readWindow(db: Database, input: WindowInput): Promise<Window> {
  const { query, bottom, last, enough } = input;
  const limit = bottom ? WINDOW_AGAIN : WINDOW;
  const best = bestScore(query);
  const found: Found[] = [];
  let [count, perfect, end] = [0, 0, null as Position | null];
  for await (const candidates of findMatches(db, { ...input, limit })) {
    const judged = (await judge(db, candidates, input)).filter((one) => !last || isBehind(one, last));
    found.push(...judged);
    count += candidates.length;
    perfect += judged.filter(({ score }) => score === best).length;
    end = candidates.at(-1) ?? end;
    if (perfect >= enough) return finish(true);
  }
  if (bottom && count < limit) end = bottom;
  return finish(bottom !== null || count === limit);

  function finish(isMore: boolean): Window {
    found.sort((one, other) => other.score - one.score || comparePositions(other.position, one.position));
    return { found, end, isMore };
  }
}

function isBehind(found: Found, last: SearchCursor['last']): boolean {
  if (found.score !== last.score) return found.score < last.score;
  return comparePositions(found.position, last.position) < 0;
}
