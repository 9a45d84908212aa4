/** A run of letters and digits, or an emoji, folded: as it is compared, and where it stands in the original. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** Written without spaces between words (Chinese, Japanese, Thai …): several words, perhaps. */
  dense: boolean;
}

const RUN = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
/** Each is a word. Signs of print that could be drawn as pictures (™, ©, arrows) are none unless they are. */
const EMOJI = /\p{RGI_Emoji}|[\p{Extended_Pictographic}--[©®™‼⁉ℹ\u2190-\u21ff]]/v;
const RUN_OR_EMOJI = new RegExp(`(?<emoji>${EMOJI.source})|${RUN.source}`, 'gv');
/** A quick look: most texts have none. */
const MAY_HAVE_EMOJI = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]|\u20e3/u;
/** Shades of skin, and whether it is to be drawn in colour: the same picture to whoever looks for it. */
const LOOKS = /[\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;
const DENSE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ーｰ\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const DENSE_OR_NOT = new RegExp(`[${DENSE}]+|[^${DENSE}]+`, 'gu');
const IS_DENSE = new RegExp(`^[${DENSE}]`, 'u');
const HAS_DENSE = new RegExp(`[${DENSE}]`, 'u');
const IS_PLAIN = /^[a-z0-9]+$/;
/** Accents of Latin, Greek and Cyrillic, the vowel signs that Hebrew and Arabic are mostly written without, and how to draw. */
const ACCENTS = /[\ufe00-\ufe0f\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]/gu;
/** Letters that Unicode does not take apart, as people type them who do not have them. */
const TYPED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const SPECIAL = /[ßæœøłđðþı]/g;
/** What is longer is no word: keys, pictures as text. Such a thing is found by how it begins. */
const LONGEST = 60;

/** Without case and accents, the widths and ligatures of typography undone. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (IS_PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SPECIAL, (letter) => TYPED[letter] ?? letter)
    .replace(NO_WORD, '');
}

/** The words of a text in their order. Marks and signs part words: `#A-10423` is `a` and `10423`. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index, groups } of text.matchAll(MAY_HAVE_EMOJI.test(text) ? RUN_OR_EMOJI : RUN)) {
    if (groups?.['emoji'] !== undefined) {
      const picture = run.replace(LOOKS, '');
      if (picture !== '') words.push({ text: picture, start: index, end: index + run.length, dense: false });
      continue;
    }
    if (!HAS_DENSE.test(run)) {
      addWord(words, run, index, false);
      continue;
    }
    for (const { 0: piece, index: offset } of run.matchAll(DENSE_OR_NOT)) {
      addWord(words, piece, index + offset, IS_DENSE.test(piece));
    }
  }
  return words;
}

function addWord(words: Word[], piece: string, start: number, dense: boolean): void {
  const folded = fold(piece);
  const text = dense ? folded : folded.slice(0, LONGEST);
  if (text !== '') words.push({ text, start, end: start + piece.length, dense });
}

/** Two characters at a time, and the last alone, so that each is the beginning of something. */
export function splitDense(text: string): string[] {
  const characters = [...text];
  return characters.map((character, place) => character + (characters[place + 1] ?? ''));
}

/** Stands for two words side by side. No word has a `+` in it. */
export function pairOf(one: string, other: string): string {
  let hash = 0x811c9dc5;
  const text = `${one} ${other}`;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return `+${(hash >>> 0).toString(36)}`;
}

/** What the index keeps of a text: its words, and for "words in order" each pair of neighbours. */
export function addIndexed(into: Set<string>, text: string): void {
  let before: Word | null = null;
  for (const word of splitWords(text)) {
    if (word.dense) for (const piece of splitDense(word.text)) into.add(piece);
    else into.add(word.text);
    if (before && !before.dense && !word.dense) into.add(pairOf(before.text, word.text));
    before = word;
  }
}
