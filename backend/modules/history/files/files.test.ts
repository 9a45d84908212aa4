import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../test-support/parse-csv.ts';
import { createRandom } from '../../../test-support/random.ts';
import { csvHeading } from './columns.ts';
import { toCsvLine } from './csv.ts';
import { escapeMarkdown, escapeMarkdownLine } from './markdown.ts';

const NASTY = [
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  'a,b',
  'say "hi"',
  'two\r\nlines',
  '<script>alert(1)</script>',
  "'quoted",
  '',
  '💥',
];

describe('CSV', () => {
  test('no cell of any line begins like a formula, and everything comes back', () => {
    const random = createRandom(41);
    const signs = [...'=+-@\t\r\n,"\' ab1＝－💥'];
    for (let round = 0; round < 2_000; round += 1) {
      const cells = Array.from({ length: 1 + random.below(5) }, () =>
        random.next() < 0.3
          ? random.pick(NASTY)
          : Array.from({ length: random.below(6) }, () => random.pick(signs)).join(''),
      );
      const [row = [], ...more] = parseCsv(toCsvLine(cells));
      expect(more).toEqual([]);
      expect(row).toHaveLength(cells.length);
      for (const [place, cell] of row.entries()) {
        expect([cell, /^[=+\-@\t\r\n＝＋－＠]/.test(cell)]).toEqual([cell, false]);
        expect([cells[place], `'${cells[place]}`]).toContain(cell);
      }
    }
  });

  test('numbers and nothing are what they are', () => expect(toCsvLine([-3, null, 'x'])).toBe('-3,,x\r\n'));

  test('the heading has the columns of the contract', () => {
    expect(parseCsv(csvHeading)[0]?.slice(0, 4)).toEqual([
      'cursor',
      'conversationId',
      'conversationStartedAt',
      'conversationStatus',
    ]);
  });
});

describe('Markdown', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['# big', '\\# big'],
    ['- item', '\\- item'],
    ['1. first', '1\\. first'],
    ['===', '\\==='],
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['one\ntwo', 'one  \ntwo'],
    ['    program', '\u00a0\u00a0\u00a0\u00a0program'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['back\\slash', 'back\\\\slash'],
  ])('%j is text', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  test('a name stays on its line', () => expect(escapeMarkdownLine('Eve\n# Boss')).toBe('Eve \\# Boss'));
});
