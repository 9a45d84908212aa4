import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { readCsv } from './read-csv.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

/** Nobody else is served while an import is read. In a soak as much as it may hold. */
const LENGTH = process.env['SOAK'] === '1' ? 1_000_000 : 400_000;
/** Many times what the slowest takes on a busy machine; what is quadratic takes more than that. */
const LONGEST_MS = 4_000;

const readers = { 'a page': htmlToMarkdown, csv: readCsv, markdown: readMarkdown, text: readText };
const repeated = [
  '<',
  '<a href="',
  '<!--',
  '</',
  '<div><',
  '&#',
  '"',
  '","',
  'x"',
  '# ',
  '\n#',
  '**a',
  '[',
  '[x](',
  '`',
  '\n- ',
  ' ',
  '\r',
  'Q: ',
  'a?\n',
  '=',
  '|-',
];

describe.each(Object.entries(readers))('%s', (_, read) => {
  test.each(repeated)('page after page of %j is read in a moment', (piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
    const began = performance.now();
    read(text);
    expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  });

  test('nothing makes it throw', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...repeated, '\n', '\r\n', ',', ';', 'question,answer\n'),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => void read(parts.join(''))),
      { numRuns: 300 },
    );
  });
});
