export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts a text so that every place where one of `words` stands is a piece of its own; the longer word goes first. */
export function markWords(text: string, words: string[]): Piece[] {
  const wanted = [...new Set(words)].filter((word) => word !== '').sort((one, other) => other.length - one.length);
  const pieces: Piece[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const word = wanted.find((candidate) => text.startsWith(candidate, at) && standsAlone(text, at, candidate.length));
    if (word === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain, marked: false });
    pieces.push({ text: word, marked: true });
    plain = '';
    at += word.length;
  }
  if (plain !== '') pieces.push({ text: plain, marked: false });
  return pieces;
}

/** Scripts that set no space between words have no border to look for. */
const LETTER =
  /[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]]/v;

function standsAlone(text: string, at: number, length: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at + length] ?? ''];
  const [first, last] = [text[at] ?? '', text[at + length - 1] ?? ''];
  return !(LETTER.test(before) && LETTER.test(first)) && !(LETTER.test(after) && LETTER.test(last));
}
