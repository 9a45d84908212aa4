/**
 * One plain form for everything people type: compatibility forms folded, lower case, accents dropped, curly
 * apostrophes straight, every other sign a space. `It’s "HAND-MADE"!` becomes `it's hand made`.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** The sentences of a message, each in its plain form, without empty ones. */
export function splitSentences(text: string): string[] {
  return text
    .split(/[.!?;\n\u3002\uff01\uff1f]+/)
    .map(normaliseText)
    .filter((sentence) => sentence.length > 0);
}
