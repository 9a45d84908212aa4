import { addIndexed } from '../search/words.ts';

/** Where the words of a conversation end so far. */
export interface Progress {
  /** 0 = nothing yet; -1 = nothing any more. */
  indexedSeq: number;
  /** At least 1. */
  parts: number;
  /** Characters in the last part. */
  tailChars: number;
}

/** The words that one part gets. */
export interface PartWords {
  part: number;
  words: Set<string>;
}

/** A part is full with so many characters: well below what PostgreSQL can hold in one value, whatever is written. */
export const PART_CHARS = 60_000;

/**
 * Deals out the texts up to `upTo` to parts. Where a part ends depends on the texts alone, not on how many were read at a time: an index
 * that followed the chats is the same as one that was made anew.
 */
export function collectWords(
  before: Progress,
  named: string,
  texts: readonly { body: string }[],
  upTo: number,
): { parts: PartWords[]; after: Progress } {
  const after: Progress = { indexedSeq: upTo, parts: before.parts, tailChars: before.tailChars };
  let current: PartWords = { part: before.parts - 1, words: new Set() };
  const parts = [current];
  // Only of the first part, and only when nothing is there yet: a new name begins from the front.
  if (before.indexedSeq <= 0) addIndexed(current.words, named);
  for (const { body } of texts) {
    if (after.tailChars >= PART_CHARS) {
      current = { part: after.parts, words: new Set() };
      parts.push(current);
      after.parts += 1;
      after.tailChars = 0;
    }
    addIndexed(current.words, body);
    after.tailChars += body.length;
  }
  return { parts, after };
}
