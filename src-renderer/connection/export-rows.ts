import type { ExportFormat } from '#contract/history/export.ts';

/** What has arrived whole: its bytes, how many rows they are, and where to go on after the last of them. */
export interface WholeRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  readonly cursor: string;
}

export interface RowSplitter {
  /** Takes what came next; null while no further row is whole. */
  push(chunk: Uint8Array): WholeRows | null;
  /** The file has ended by itself, not by a cut: a last row needs no line break behind it. */
  finish(): WholeRows | null;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;

/**
 * Cuts an export as it arrives, in pieces of any size, into rows that are whole. In CSV a line break inside of quotes is part
 * of a cell. The heading of a CSV leaves with the first row: without a row there is nothing to go on after.
 */
export function createRowSplitter(format: ExportFormat): RowSplitter {
  let rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  /** How far `rest` was looked at, and whether that place is inside of quotes. */
  let looked = 0;
  let quoted = false;
  /** Where in `rest` the line begins that is being looked at. */
  let lineStart = 0;
  let isFirstLine = true;

  function push(chunk: Uint8Array): WholeRows | null {
    rest = join(rest, chunk);
    let rows = 0;
    let last: Uint8Array | null = null;
    for (; looked < rest.length; looked += 1) {
      // A doubled quote inside of a cell leaves it and enters it again: the same as staying.
      if (rest[looked] === QUOTE && format === 'csv') quoted = !quoted;
      if (rest[looked] !== NEWLINE || quoted) continue;
      const line = rest.subarray(lineStart, looked);
      lineStart = looked + 1;
      const isHeading = isFirstLine && readCursor(line, format) === 'cursor';
      isFirstLine = false;
      if (isHeading) continue;
      rows += 1;
      last = line;
    }
    if (last === null) return null;
    const whole = { bytes: rest.slice(0, lineStart), rows, cursor: readCursor(last, format) };
    rest = rest.slice(lineStart);
    looked -= lineStart;
    lineStart = 0;
    return whole;
  }

  return {
    push,
    finish: () => (rest.length > lineStart ? push(new Uint8Array([NEWLINE])) : null),
  };
}

/** The first cell of a CSV's row, or the member of that name of a JSON line. Throws when there is none. */
function readCursor(line: Uint8Array, format: ExportFormat): string {
  const text = new TextDecoder().decode(line);
  if (format === 'csv') {
    const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^,\r]*))/.exec(text) ?? [];
    return quoted?.replaceAll('""', '"') ?? plain ?? '';
  }
  const row: { readonly cursor?: unknown } = JSON.parse(text);
  if (typeof row.cursor !== 'string') throw new Error('a row of the export has no cursor');
  return row.cursor;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
