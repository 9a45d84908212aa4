/** PostgreSQL array literals, built in one pass: the driver's own way costs more than the rest of a batch together. */

/** Ids are UUIDs that have been checked at the edge or made here. */
export function toUuidArray(ids: readonly (string | null)[]): string {
  let literal = '{';
  for (const id of ids) literal += literal === '{' ? (id ?? 'NULL') : `,${id ?? 'NULL'}`;
  return `${literal}}`;
}

/** Numbers, and words that need no quotes: letters, digits, `-` and `_`, and not the word NULL. */
export function toPlainArray(words: readonly (string | number)[]): string {
  return `{${words.join(',')}}`;
}

export function toTextArray(texts: readonly (string | null)[]): string {
  let literal = '{';
  for (const text of texts) {
    if (literal !== '{') literal += ',';
    literal += text === null ? 'NULL' : quote(text);
  }
  return `${literal}}`;
}

function quote(text: string): string {
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
