/** The longest message the server takes, in UTF-16 code units; a test holds it to the contract's number. */
export const maxMessageLength = 8_000;

/** What is sent of what was typed: the server refuses NUL and lone surrogates, which pasting can bring along. */
export function cleanText(words: string): string {
  const text = words.toWellFormed().replaceAll('\u0000', '').slice(0, maxMessageLength).toWellFormed();
  return text.trim();
}
