/** A strict reader of RFC 4180, written apart from the writer. Throws where a line is not as it should be. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, at] = [[] as string[], 0];
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const bare = /[^",\r\n]*/y;
    quoted.lastIndex = at;
    bare.lastIndex = at;
    const inQuotes = quoted.exec(text);
    const cell = inQuotes ?? bare.exec(text);
    if (!cell) throw new Error(`no cell at ${at}`);
    row.push(inQuotes ? (inQuotes[1] ?? '').replaceAll('""', '"') : cell[0]);
    at += cell[0].length;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no end of a line at ${at}`);
    rows.push(row);
    [row, at] = [[], at + 2];
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}
