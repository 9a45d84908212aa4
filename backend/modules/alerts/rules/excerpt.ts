const LONGEST = 400;
const BEFORE = 120;

/** At most 401 characters of a text, with `word` among them if the text has it. */
export function excerptAround(text: string, word: string): string {
  if (text.length <= LONGEST) return text;
  const at = text.indexOf(word);
  const from = at + word.length <= LONGEST ? 0 : Math.max(0, at - BEFORE);
  // Never through the middle of a sign that takes two units.
  const cut = text.slice(from, from + LONGEST).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${from > 0 ? '…' : ''}${cut}`;
}
