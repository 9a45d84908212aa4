import { describe, expect, test } from 'vitest';
import { matchText } from './match.ts';
import { parseQuery } from './parse-query.ts';
import { makeSnippet } from './snippet.ts';
import { toIndexQuery } from './to-tsquery.ts';
import { addIndexed, fold, splitWords } from './words.ts';

const words = (text: string): string[] => splitWords(text).map((word) => word.text);
const fits = (typed: string, text: string): boolean => {
  const query = parseQuery(typed);
  if (!query) return false;
  const { wanted, hasUnwanted } = matchText(query, text);
  return wanted.every(Boolean) && !hasUnwanted;
};

test.each([
  ['Müller', 'muller'],
  ['CAFÉ', 'cafe'],
  ['Straße', 'strasse'],
  ['Ｆｕｌｌ', 'full'],
  ['İstanbul', 'istanbul'],
  ['ﬁnal', 'final'],
  ['Łódź', 'lodz'],
  ['ガラス', 'ガラス'],
  ['한국어', '한국어'],
  ['हिन्दी', 'हिन्दी'],
])('%s is looked for as %s', (text, folded) => expect(fold(text)).toBe(folded));

test.each([
  ['Order #A-10423, please', ['order', 'a', '10423', 'please']],
  ['maria.lopez@example.com', ['maria', 'lopez', 'example', 'com']],
  ['https://shop.example/returns?id=5', ['https', 'shop', 'example', 'returns', 'id', '5']],
  ["don’t don't", ['dont', 'dont']],
  ['iPhone返金', ['iphone', '返金']],
  ['💥 !!! ---', ['💥']],
  ['❤ ❤️ ☺︎', ['❤', '❤', '☺']],
  ['👍🏽👍', ['👍', '👍']],
  ['👩🏾‍💻 1️⃣ 🇩🇪', ['👩‍💻', '1⃣', '🇩🇪']],
  ['Mug™ © → !!! 🏽', ['mug']],
  ['', []],
])('%s is words', (text, expected) => expect(words(text)).toEqual(expected));

test('what is no word, such as a key, is found by how it begins', () => {
  const key = 'k'.repeat(5_000);
  expect(words(key)).toEqual(['k'.repeat(60)]);
  expect(fits(key, `here: ${key}`)).toBe(true);
});

describe('what is typed', () => {
  test.each([
    ['refund order', 'my order: a refund?', true],
    ['refund order', 'my order', false],
    ['refu', 'Refunds take a week', true],
    ['"refu"', 'Refunds take a week', false],
    ['"blue mug"', 'the Blue  mug', true],
    ['"blue mug"', 'the mug is blue', false],
    ['“blue mug', 'the blue mug', true],
    ['refund -late', 'a refund, too late', false],
    ['refund -"too late"', 'a refund, late too', true],
    ['e-mail', 'by e-mail', true],
    ['e-mail', 'mail e', false],
    ['#A-104', 'it was #A-10423', true],
    ['maria@ex', 'I am maria@example.com', true],
    ['müller', 'Herr Muller', true],
    ['muller', 'Herr Müller', true],
    ['a', 'about', false],
    ['返金', '返金を希望します', true],
    ['希望', '返金を希望します', true],
    ['を', '返金を希望します', true],
    ['返希', '返金を希望します', false],
    ['คืนเงิน', 'ขอคืนเงินครับ', true],
    ['-refund', 'refund', false],
    ['👍', 'thanks👍🏽', true],
    ['❤️', 'I ❤ it', true],
    ['👍', '👎', false],
    ['refund -😡', 'refund 😡😡', false],
    ['"love ❤️ it"', 'love ❤ it', true],
    ['"love it"', 'love ❤ it', false],
  ])('%s in "%s": %s', (typed, text, expected) => expect(fits(typed, text)).toBe(expected));

  test.each(['', '-', '- -', '"', '""', '-""', '!!! & | ( ) <-> :*', '-refund', '-"a b"'])(
    '%j has nothing in it to look for',
    (typed) => expect(parseQuery(typed)).toBeNull(),
  );
});

test('the index never says no where the text says yes', () => {
  const texts = [
    'thanks 👍🏽 a lot 1️⃣',
    'the Blue mug, please',
    'don’t mail e-mail #A-10423',
    '返金を希望 iPhone返金',
    'ü Ü u',
    'a b c a b',
  ];
  const queries = [
    '👍',
    'thanks 👍🏿',
    '"thanks 👍 a lot"',
    '"👍 a"',
    '1️⃣',
    'blue',
    'blu mug',
    '"blue mug"',
    '"mug please"',
    'e-ma',
    '#a-104',
    '返',
    '金を希',
    'iphone返',
    '"a b"',
    'b',
  ];
  for (const text of texts) {
    const kept = new Set<string>();
    addIndexed(kept, text);
    for (const typed of queries) {
      if (!fits(typed, text)) continue;
      const query = parseQuery(typed);
      const terms = query ? toIndexQuery(query).tsquery.split(' & ') : [];
      for (const term of terms) {
        const word = term.replace(/^'|'(:\*)?$/g, '');
        const isThere = term.endsWith(':*') ? [...kept].some((one) => one.startsWith(word)) : kept.has(word);
        expect([typed, text, term, isThere]).toEqual([typed, text, term, true]);
      }
    }
  }
});

describe('snippets', () => {
  const snippet = (typed: string, text: string): string => {
    const query = parseQuery(typed);
    if (!query) throw new Error('nothing to look for');
    return makeSnippet(text, matchText(query, text).places)
      .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
      .join('');
  };

  test('show the original around what was found', () => {
    expect(snippet('muller', 'Herr Müller und Frau Müllerová.')).toBe('Herr [Müller] und Frau [Müllerová].');
    expect(snippet('希望', '返金を希望します')).toBe('返金を[希望]します');
    expect(snippet('"blue mug" ref', 'Refund for the blue\n mug')).toBe('[Refund] for the [blue mug]');
  });

  test('of a long text show a part', () => {
    const long = `${'word '.repeat(200)}needle ${'word '.repeat(200)}`;
    const shown = snippet('needle', long);
    expect(shown).toMatch(/^…word .*\[needle\] word.*…$/);
    expect(shown.length).toBeLessThan(200);
    expect(snippet('needle', `${'x'.repeat(500)} needle`)).toContain('[needle]');
  });

  test('never tear a character apart', () => {
    const shown = snippet('needle', `${'😀'.repeat(300)}needle${'😀'.repeat(300)}`);
    expect(shown.isWellFormed()).toBe(true);
    expect(shown).toContain('[needle]');
  });
});
