import type { Reading } from './entry.ts';

interface Row {
  line: number;
  cells: string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * A table whose first row names the columns `question` and `answer`, in any order and among others. Separated by
 * commas, semicolons or tabs; cells may be quoted and then hold anything, with quotes doubled.
 */
export function readCsv(text: string): Reading {
  const plain = text.replace(/^\uFEFF/, '');
  const delimiter = chooseDelimiter(plain);
  const { rows, openQuoteAt } = splitRows(plain, delimiter);
  const reading: Reading = { found: [], skipped: [] };
  const [head, ...entries] = rows;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [question, answer] = [names.indexOf('question'), names.indexOf('answer')];
  if (question < 0 || answer < 0) {
    const reason = 'the first row must name the columns question and answer';
    return { found: [], skipped: [{ place: 'line 1', reason }] };
  }
  for (const { line, cells } of entries) {
    const place = `line ${line}`;
    const entry = { question: cells[question]?.trim() ?? '', answer: cells[answer]?.trim() ?? '', place };
    if (line === openQuoteAt) reading.skipped.push({ place, reason: 'a quotation mark is opened and never closed' });
    else if (cells.every((cell) => cell.trim() === '')) continue;
    else if (entry.question === '') reading.skipped.push({ place, reason: 'the question is empty' });
    else if (entry.answer === '') reading.skipped.push({ place, reason: 'the answer is empty' });
    else reading.found.push(entry);
  }
  return reading;
}

/** What separates the first row; spreadsheets of some countries use the semicolon because the comma is in their numbers. */
function chooseDelimiter(text: string): string {
  const head = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

/** `openQuoteAt`: the line of the row in which a quote is still open at the end of the text. */
function splitRows(text: string, delimiter: string): { rows: Row[]; openQuoteAt: number | null } {
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let cell = '';
  // Remembered, not looked up: asking a long cell at each of its quotes would take minutes.
  let isBlank = true;
  let line = 1;
  let quoted = false;
  const endCell = (): void => {
    row.cells.push(cell);
    cell = '';
    isBlank = true;
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const isBreak = character === '\n' || (character === '\r' && text[at + 1] !== '\n');
    if (isBreak) line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && isBlank) {
      cell = '';
      isBlank = false;
      quoted = true;
    } else if (character === delimiter) {
      endCell();
    } else if (isBreak) {
      endRow();
      row = { line, cells: [] };
    } else if (character !== '\r') {
      cell += character;
      isBlank &&= character.trim() === '';
    }
  }
  if (cell !== '' || row.cells.length > 0) endRow();
  return { rows, openQuoteAt: quoted ? (rows.at(-1)?.line ?? null) : null };
}
