/** PostgreSQL array literals, built in one pass: the driver's own way costs more than the rest of a batch together. */

/** Ids are UUIDs that have been checked at the edge or made here; nothing in them needs escaping. */
export function toUuidArray(ids: readonly (string | null)[]): string {
  return `{${ids.map((id) => id ?? 'NULL').join(',')}}`;
}

export function toTextArray(texts: readonly (string | null)[]): string {
  return `{${texts.map((text) => (text === null ? 'NULL' : quote(text))).join(',')}}`;
}

function quote(text: string): string {
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
