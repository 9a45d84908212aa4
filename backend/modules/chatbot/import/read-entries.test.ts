import { expect, test } from 'vitest';
import { type ImportFormat, readEntries } from './read-entries.ts';

const read = (format: ImportFormat, text: string, known: string[] = []) => {
  const { found, skipped } = readEntries(format, text, ({ question }) => known.includes(question));
  return { found: found.map(({ question, answer }) => [question, answer]), skipped };
};

test.each<[name: string, text: string, found: string[][], skipped: string[]]>([
  ['nothing', '', [], []],
  ['a heading and its text', '# How long?\nTwo days.\n', [['How long?', 'Two days.']], []],
  [
    'several levels',
    '# Shop\n## Shipping\nWe ship.\n### Costs\nFive.\n',
    [
      ['Shipping', 'We ship.'],
      ['Shipping: Costs', 'Five.'],
    ],
    [],
  ],
  ['a question below a chapter', '## Shipping\n### What does it cost?\nFive.', [['What does it cost?', 'Five.']], []],
  [
    'a chapter ends where the next begins',
    '## A\n### One\n1\n## B\n### Two\n2',
    [
      ['A: One', '1'],
      ['B: Two', '2'],
    ],
    [],
  ],
  ['a chapter without text', '# Shop\n\n## Hours\nNine to five.', [['Hours', 'Nine to five.']], []],
  [
    'a heading without text',
    '## Hours\n\n## Costs\nFive.',
    [['Costs', 'Five.']],
    ['line 1: Hours: no text below this heading'],
  ],
  ['text before the first heading', 'Hello\n\n# A\nB', [['A', 'B']], ['line 1: text before the first heading']],
  [
    'a code block with #',
    '# How?\n```sh\n# not a heading\nnpm start\n```',
    [['How?', '```sh\n# not a heading\nnpm start\n```']],
    [],
  ],
  [
    'a longer fence around another',
    '# A\n````\n```\n# b\n````\n# C\nD',
    [
      ['A', '````\n```\n# b\n````'],
      ['C', 'D'],
    ],
    [],
  ],
  [
    'underlined headings',
    'Shipping\n========\nWe ship.\n\nCosts\n-----\nFive.',
    [
      ['Shipping', 'We ship.'],
      ['Costs', 'Five.'],
    ],
    [],
  ],
  ['a rule is no heading', '# A\nB\n\n---\n\nC', [['A', 'B\n\n---\n\nC']], []],
  ['a list above a rule', '# A\n- one\n---\nB', [['A', '- one\n---\nB']], []],
  ['front matter', '---\ntitle: x\n---\n# A\nB', [['A', 'B']], []],
  ['an open front matter', '---\ntitle: x\n# A\nB', [['A', 'B']], ['line 1: text before the first heading']],
  ['closing marks and emphasis', '## **Bold** `code` [link](https://x.example) ##\nB', [['Bold code link', 'B']], []],
  ['no space, no heading', '#hashtag\n# A\nB', [['A', 'B']], ['line 1: text before the first heading']],
  [
    'Windows and old Mac lines',
    '# A\r\nB\r# C\rD',
    [
      ['A', 'B'],
      ['C', 'D'],
    ],
    [],
  ],
  ['a byte order mark', '\uFEFF# A\nB', [['A', 'B']], []],
])('Markdown: %s', (_name, text, found, skipped) => {
  const reading = read('markdown', text);
  expect(reading.found).toEqual(found);
  expect(reading.skipped.map(({ place, reason }) => `${place}: ${reason}`)).toEqual(skipped);
});

test.each<[name: string, text: string, found: string[][], skipped: string[]]>([
  ['nothing', ' \n\n', [], []],
  ['a question and its answer', 'When do you open?\nAt nine.', [['When do you open?', 'At nine.']], []],
  [
    'an answer in its own paragraphs',
    'When?\n\nAt nine.\n\nOn Sundays at ten.\n\nWhere?\n\nHere.',
    [
      ['When?', 'At nine.\n\nOn Sundays at ten.'],
      ['Where?', 'Here.'],
    ],
    [],
  ],
  [
    'Q and A',
    'Q: Opening\nA: At nine.\nQ: Closing\nA: At five.',
    [
      ['Opening', 'At nine.'],
      ['Closing', 'At five.'],
    ],
    [],
  ],
  ['Frage und Antwort', 'Frage: Wann\nAntwort: Um neun.', [['Wann', 'Um neun.']], []],
  [
    'a paragraph alone',
    'We ship to all countries of Europe. It takes two days.',
    [['We ship to all countries of Europe.', 'We ship to all countries of Europe. It takes two days.']],
    [],
  ],
  [
    'a title',
    'FAQ\n\nWe ship to all countries of Europe.',
    [['We ship to all countries of Europe.', 'We ship to all countries of Europe.']],
    ['line 1: FAQ: too short to be an answer'],
  ],
  [
    'a question nobody answers',
    'Why?\n\nWhen?\n\nAt nine.',
    [['When?', 'At nine.']],
    ['line 1: Why?: a question without an answer'],
  ],
])('text: %s', (_name, text, found, skipped) => {
  const reading = read('text', text);
  expect(reading.found).toEqual(found);
  expect(reading.skipped.map(({ place, reason }) => `${place}: ${reason}`)).toEqual(skipped);
});

const HEAD = 'the first row must name the columns question and answer';
test.each<[name: string, text: string, found: string[][], skipped: string[]]>([
  ['nothing', '', [], [`line 1: ${HEAD}`]],
  ['no names', 'When?,At nine.', [], [`line 1: ${HEAD}`]],
  ['only the names', 'question,answer', [], []],
  ['commas', 'question,answer\nWhen?,At nine.\n', [['When?', 'At nine.']], []],
  ['semicolons', 'Question;Answer\nWhen?;At nine, or ten.', [['When?', 'At nine, or ten.']], []],
  ['tabs', 'question\tanswer\nWhen?\tAt nine.', [['When?', 'At nine.']], []],
  [
    'a byte order mark and quoted names',
    '\uFEFF"question","answer"\r\n"When?","At nine."\r\n',
    [['When?', 'At nine.']],
    [],
  ],
  ['another order, other columns', 'id,ANSWER, Question \n7,At nine.,When?', [['When?', 'At nine.']], []],
  [
    'quotes, separators and lines in a cell',
    'question,answer\n"Say ""hi""?","One,\ntwo;\r\nthree"',
    [['Say "hi"?', 'One,\ntwo;\r\nthree']],
    [],
  ],
  ['quotes within a cell', 'question,answer\nWhat is 5" wide?,This "one".', [['What is 5" wide?', 'This "one".']], []],
  ['empty rows', 'question,answer\n\n,\nWhen?,At nine.\n\n', [['When?', 'At nine.']], []],
  [
    'missing cells',
    'question,answer\nWhen?\n,At nine.',
    [],
    ['line 2: the answer is empty', 'line 3: the question is empty'],
  ],
  [
    'lines are counted through cells',
    'question,answer\n"A\nB",C\nD,',
    [['A\nB', 'C']],
    ['line 4: the answer is empty'],
  ],
  [
    'an open quote',
    'question,answer\nA,B\n"C,D\nE,F',
    [['A', 'B']],
    ['line 3: a quotation mark is opened and never closed'],
  ],
  [
    'old Mac lines',
    'question,answer\rA,B\rC,D',
    [
      ['A', 'B'],
      ['C', 'D'],
    ],
    [],
  ],
])('CSV: %s', (_name, text, found, skipped) => {
  const reading = read('csv', text);
  expect(reading.found).toEqual(found);
  expect(reading.skipped.map(({ place, reason }) => `${place}: ${reason}`)).toEqual(skipped);
});

test('what is known, repeated, too long or no text is skipped with a reason', () => {
  const rows = [
    'Known?,x',
    'Twice?,x',
    'Twice?,x',
    `${'q'.repeat(501)},x`,
    `Long?,${'a'.repeat(4_001)}`,
    'Nul?,a\u0000b',
  ];
  const reading = read('csv', `question,answer\n${rows.join('\n')}`, ['Known?']);
  expect(reading.found).toEqual([['Twice?', 'x']]);
  expect(reading.skipped.map(({ reason }) => reason)).toEqual([
    'already known',
    'the same as an earlier one',
    'the question is longer than 500 characters',
    'the answer is longer than 4,000 characters',
    'contains characters that are no text',
  ]);
});

test('a million characters of anything are read in less than two seconds', () => {
  const started = performance.now();
  for (const piece of ['# ', '"', 'a,', '\n\n', '*', '[', 'Q: ', '?\n', '#'.repeat(7), '**__`']) {
    const text = piece.repeat(1_000_000 / piece.length);
    for (const format of ['markdown', 'text', 'csv'] as const) readEntries(format, text, () => false);
  }
  // Thirty texts; anything that grows with the square of the length takes minutes.
  expect(performance.now() - started).toBeLessThan(30_000);
});
