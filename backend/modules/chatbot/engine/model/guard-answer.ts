import { normaliseText } from '../../rules/normalise-text.ts';

/** So many words of the instructions in a row are no coincidence. */
export const LEAK_WORDS = 8;

export interface AnswerGuard {
  /** Whether a text may be shown: also asked of the beginning of one. */
  mayShow(text: string): boolean;
}

/**
 * The last door before the visitor. It does not judge whether an answer is good; it refuses what must not happen
 * whatever the model was talked into: reciting its instructions, or sending people to addresses that are not the owner's.
 */
export function createAnswerGuard(input: {
  instructions: string;
  /** Where links, e-mail addresses and phone numbers may come from. */
  knowledge: string;
  /** What the visitor wrote: their own e-mail address or order number may be said back to them. */
  visitor: string;
}): AnswerGuard {
  const secret = new Set(windowsOf(input.instructions));
  const knowledge = input.knowledge.toLowerCase();
  const sayable = `${knowledge}\n${input.visitor.toLowerCase()}`;
  const sayableDigits = digitRuns(sayable);

  return {
    mayShow(text) {
      if (windowsOf(text).some((words) => secret.has(words))) return false;
      const lower = text.toLowerCase();
      return (
        matches(lower, LINK).every((link) => knowledge.includes(bare(link))) &&
        matches(lower, EMAIL).every((address) => sayable.includes(bare(address))) &&
        digitRuns(lower).every((number) => sayableDigits.some((known) => known.includes(number)))
      );
    },
  };
}

/**
 * What of an answer in the making may be shown: it lags behind by as many words as make a leak, so that one is found
 * before its first word is seen, and an address is whole before it is judged.
 */
export function holdBack(text: string): string {
  const words = [...text.matchAll(/\S+/g)];
  const first = words.at(-LEAK_WORDS);
  return words.length <= LEAK_WORDS || !first ? '' : text.slice(0, first.index).trimEnd();
}

const LINK = /(?:https?:\/\/|www\.)\S*/g;
const EMAIL = /[^\s@<>()[\]"']+@[^\s@<>()[\]"']+\.[^\s@<>()[\]"']+/g;
/** Phone numbers and the like; prices, times and years are shorter. */
const LONG_NUMBER = /\d(?:[ ()./-]{0,2}\d){6,}/g;

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

function digitRuns(text: string): string[] {
  return matches(text, LONG_NUMBER).map((number) => number.replace(/\D/g, ''));
}

/** An address without what writers put around it. */
function bare(address: string): string {
  return address
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[\s.,;:!?)\]}>'"*/]+$/u, '');
}

function windowsOf(text: string): string[] {
  const words = normaliseText(text).split(' ');
  return words.flatMap((_, start) =>
    start + LEAK_WORDS <= words.length ? [words.slice(start, start + LEAK_WORDS).join(' ')] : [],
  );
}
