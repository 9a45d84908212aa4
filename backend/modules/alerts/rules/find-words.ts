/** A visitor's text in a plain form, in which each sign knows where it came from. */
interface Folded {
  text: string;
  /** For each sign of `text`, the index in the original at which its origin begins. */
  starts: number[];
  /** For each sign of `text`, the index in the original right after its origin, marks included. */
  ends: number[];
}

/** Accents, invisible signs (soft hyphens, joiners, direction marks): they change how a word looks, not which it is. */
const UNSEEN = /^[\p{M}\p{Cf}]+$/u;
const WORD = /[\p{L}\p{N}]/u;
/** Written without spaces between words, so a word may begin and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** An owner's list, ready to be looked for. */
export type WordList = readonly string[];

export function prepareWords(words: readonly string[]): WordList {
  return words.map(foldWord).filter((word) => word !== '');
}

/**
 * The listed words and phrases in a text, as they are written there, in their order and each spelling once. Whole words
 * only; case, accents, the kind of apostrophe and the amount of space do not matter. Takes time proportional to the text
 * for each word: nothing of a list is ever run as a pattern.
 */
export function findWords(text: string, words: WordList): string[] {
  if (words.length === 0) return [];
  const folded = fold(text);
  const found: { start: number; end: number }[] = [];
  for (const word of words) {
    for (let at = folded.text.indexOf(word); at !== -1; at = folded.text.indexOf(word, at + 1)) {
      if (!isWhole(folded.text, at, word.length)) continue;
      const [start, end] = [folded.starts[at], folded.ends[at + word.length - 1]];
      if (start !== undefined && end !== undefined) found.push({ start, end });
    }
  }
  found.sort((one, other) => one.start - other.start);
  return [...new Set(found.map(({ start, end }) => text.slice(start, end)))];
}

/** A word as it is compared: two that are equal so are the same word. */
export function foldWord(word: string): string {
  return fold(word).text.trim();
}

function fold(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  let index = 0;
  for (const sign of text) {
    const start = index;
    index += sign.length;
    for (const plain of foldSign(sign)) {
      if (UNSEEN.test(plain)) {
        if (folded.ends.length > 0) folded.ends[folded.ends.length - 1] = index;
      } else if (plain !== ' ' || !folded.text.endsWith(' ')) {
        for (let unit = 0; unit < plain.length; unit += 1) {
          folded.starts.push(start);
          folded.ends.push(index);
        }
        folded.text += plain;
      }
    }
  }
  return folded;
}

function foldSign(sign: string): string {
  // Most of what people write, at a tenth of the price.
  if (/^[!-~]$/.test(sign) && sign !== '`') return sign.toLowerCase();
  if (/\s/u.test(sign)) return ' ';
  // Upper case first: it opens what has no lower-case partner of its own (ß, ς, ﬁ).
  const plain = sign.normalize('NFKD').toUpperCase().normalize('NFD').toLowerCase();
  return plain.replace(/[\u2018\u2019\u02bc`´]/gu, "'");
}

function isWhole(text: string, at: number, length: number): boolean {
  const before = signBefore(text, at);
  const after = signAt(text, at + length);
  return !isGlued(before, signAt(text, at)) && !isGlued(signBefore(text, at + length), after);
}

/** Two signs that belong to one word. */
function isGlued(one: string, other: string): boolean {
  return WORD.test(one) && WORD.test(other) && !UNSPACED.test(one) && !UNSPACED.test(other);
}

function signAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function signBefore(text: string, index: number): string {
  const unit = text[index - 1] ?? '';
  return /[\udc00-\udfff]/.test(unit) ? signAt(text, index - 2) : unit;
}
