import type { Hit } from '#contract/history/past-conversations.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { Position } from '../position.ts';
import type { Candidate } from './find-matches.ts';
import { bestScore, type Match, matchText } from './match.ts';
import type { Query } from './parse-query.ts';
import { mayHave, readSaid, type Said } from './read-texts.ts';
import { makeSnippet } from './snippet.ts';

/** A conversation that was found, with what it is worth among its window. */
export interface Found {
  position: Position;
  /** How many of its messages the index has. */
  messages: number;
  score: number;
  /** The message that fits best among those read so far; null when only the visitor's name fits. */
  best: { said: Said; match: Match } | null;
}

/** The order of a conversation comes from so many of its first messages; the message to show may come from any. */
const READ_FIRST = 100;
/** Where each word must be compared, and for the best message of a long conversation. */
const READ_MOST = 10_000;

export interface JudgeInput {
  query: Query;
  /** The index is not sure: conversations in which the words are not as asked for are left out. */
  mustCheck: boolean;
  asOf: number;
}

/** What each of these is worth; a few dozen at most, because chats wait while they are compared. */
export async function judge(db: Database, candidates: readonly Candidate[], input: JudgeInput): Promise<Found[]> {
  const said = await readSaid(db, {
    ids: candidates.map(({ id }) => id),
    patterns: mayHave(input.query),
    afterSeq: 0,
    limit: input.mustCheck ? READ_MOST : READ_FIRST,
  });
  return candidates.flatMap((one) => judgeOne(one, said.get(one.id) ?? [], input) ?? []);
}

function judgeOne(
  { id, micros, named: name, messages }: Candidate,
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
  return { position: { id, micros }, messages, score, best };
}

/** The message that fits best, to be shown: in a long conversation it may come late. */
export async function findHit(db: Database, { position, messages, best }: Found, query: Query): Promise<Hit | null> {
  let found = best;
  let seq = READ_FIRST;
  const patterns = mayHave(query);
  while (seq < Math.min(messages, READ_MOST) && (found?.match.score ?? 0) < bestScore(query)) {
    const said = await readSaid(db, { ids: [position.id], patterns, afterSeq: seq, limit: 1_000 });
    for (const one of said.get(position.id) ?? []) {
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
