import type { Hit } from '#contract/history/past-conversations.ts';
import type { Database } from '../../../server/database/connection.ts';
import { comparePositions, type Position } from '../position.ts';
import { bestScore, type Match, matchText } from './match.ts';
import type { Query } from './parse-query.ts';
import { readNames, readSaid, type Said } from './read-texts.ts';
import { makeSnippet } from './snippet.ts';

/** A conversation that was found, with what it is worth among its window. */
export interface Found {
  position: Position;
  score: number;
  /** The message that fits best among those read so far; null when only the visitor's name fits. */
  best: { said: Said; match: Match } | null;
}

/** The order of a conversation comes from so many of its first messages; the message to show may come from any. */
const READ_FIRST = 100;
/** Conversations that are read and compared at a time: chats wait for no longer than that takes, a millisecond or less. */
const PIECE = 15;
/** Where each word must be compared, and for the best message of a long conversation. */
const READ_MOST = 10_000;

export interface JudgeInput {
  query: Query;
  /** The index is not sure: conversations in which the words are not as asked for are left out. */
  mustCheck: boolean;
  asOf: number;
}

/** Best first; what is worth the same, newest first. */
export async function judge(db: Database, matches: readonly Position[], input: JudgeInput): Promise<Found[]> {
  if (matches.length === 0) return [];
  const ids = matches.map(({ id }) => id);
  const limit = input.mustCheck ? READ_MOST : READ_FIRST;
  const names = await readNames(db, ids);
  const found: Found[] = [];
  for (let begin = 0; begin < matches.length; begin += PIECE) {
    const piece = matches.slice(begin, begin + PIECE);
    const said = await readSaid(db, { ids: piece.map(({ id }) => id), afterSeq: 0, limit });
    for (const position of piece) {
      const one = judgeOne(position, names.get(position.id) ?? '', said.get(position.id) ?? [], input);
      if (one) found.push(one);
    }
  }
  return found.sort((one, other) => other.score - one.score || comparePositions(other.position, one.position));
}

function judgeOne(
  position: Position,
  name: string,
  said: readonly Said[],
  { query, mustCheck, asOf }: JudgeInput,
): Found | null {
  const named = matchText(query, name);
  let [score, best] = [named.score, null as Found['best']];
  const wanted = [...named.wanted];
  let hasUnwanted = named.hasUnwanted;
  for (const one of said) {
    const match = matchText(query, one.body);
    hasUnwanted ||= match.hasUnwanted;
    if (match.score === 0) continue;
    for (const [place, isThere] of match.wanted.entries()) wanted[place] ||= isThere;
    if (one.seq <= READ_FIRST && one.at.getTime() <= asOf) score = Math.max(score, match.score);
    if (best === null || match.score > best.match.score) best = { said: one, match };
  }
  if (mustCheck && (hasUnwanted || !wanted.every(Boolean))) return null;
  return { position, score, best };
}

/** The message that fits best, to be shown: in a long conversation it may come late. */
export async function findHit(db: Database, { position, best }: Found, query: Query): Promise<Hit | null> {
  let found = best;
  let seq = READ_FIRST;
  while (seq < READ_MOST && (found?.match.score ?? 0) < bestScore(query)) {
    const said = (await readSaid(db, { ids: [position.id], afterSeq: seq, limit: 1_000 })).get(position.id);
    if (!said) break;
    for (const one of said) {
      const match = matchText(query, one.body);
      if (match.score > (found?.match.score ?? 0)) found = { said: one, match };
    }
    seq += 1_000;
  }
  if (!found) return null;
  const { said, match } = found;
  return {
    seq: said.seq,
    at: said.at.toISOString(),
    author: { kind: said.kind, name: said.name },
    snippet: makeSnippet(said.body, match.places),
  };
}
