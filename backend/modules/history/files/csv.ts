/** What a spreadsheet would take for the beginning of a formula, in every width it is written in. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const MUST_QUOTE = /[",\r\n]/;

/** Tells a spreadsheet that this is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One line of RFC 4180, with its end. A cell that a spreadsheet would compute gets a `'` in front: what visitors write
 * must stay text wherever it is opened. Every CSV of the house is made here.
 */
export function toCsvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return MUST_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
