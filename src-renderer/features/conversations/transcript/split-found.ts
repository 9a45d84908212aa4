export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Cuts a text into what was found in it and what is around that. `found` are the words as they stand in the text. */
export function splitFound(text: string, found: readonly string[]): Piece[] {
  const words = [...new Set(found)].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let plainFrom = 0;
  let at = 0;
  while (at < text.length) {
    const word = words.find((candidate) => text.startsWith(candidate, at) && beginsWord(text, at));
    if (word === undefined) {
      at += 1;
      continue;
    }
    if (at > plainFrom) pieces.push({ text: text.slice(plainFrom, at), found: false });
    pieces.push({ text: word, found: true });
    at += word.length;
    plainFrom = at;
  }
  if (plainFrom < text.length) pieces.push({ text: text.slice(plainFrom), found: false });
  return pieces;
}

/** Words are found from their beginning on: "art" is not in "cart". Scripts without spaces begin a word anywhere. */
function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u.test(text[at - 1] ?? '');
}
