import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, prepareWords } from './find-words.ts';

function find(text: string, ...words: string[]): string[] {
  return findWords(text, prepareWords(words));
}

describe('findWords', () => {
  test.each([
    ['inside a longer word', 'I like refunding', 'refund'],
    ['at the end of a longer word', 'a nonrefund', 'refund'],
    ['joined to a number', 'refund2', 'refund'],
    ['with a word between', 'cancel my contract', 'cancel contract'],
    ['across a sentence’s end', 'Please cancel. Contract is here', 'cancel contract'],
    ['as a pattern', 'refund', 'r.*d'],
    ['inside a word of another script', 'перевозврат', 'возврат'],
  ])('does not find %s', (_, text, word) => {
    expect(find(text, word)).toEqual([]);
  });

  test.each([
    ['whatever the case', 'I want a REFUND!', 'refund', ['REFUND']],
    ['whatever the accents', 'Kündigung bitte, kundigung', 'kündigung', ['Kündigung', 'kundigung']],
    ['accents as signs of their own', 'cafe\u0301 now', 'café', ['cafe\u0301']],
    ['sharp s and ss', 'Die STRASSE', 'straße', ['STRASSE']],
    ['final sigma', 'ΛΟΓΟΣ λόγος', 'λόγος', ['ΛΟΓΟΣ', 'λόγος']],
    ['Turkish I', 'İPTAL', 'iptal', ['İPTAL']],
    ['full-width letters', 'ｒｅｆｕｎｄ please', 'refund', ['ｒｅｆｕｎｄ']],
    ['ligatures', 'ﬁnal', 'final', ['ﬁnal']],
    [
      'a phrase over any space',
      'please cancel \n\t my   contract',
      'cancel my contract',
      ['cancel \n\t my   contract'],
    ],
    ['curly apostrophes', 'it doesn’t work', "doesn't work", ['doesn’t work']],
    ['soft hyphens and joiners', 're\u00adfund re\u200bfund', 'refund', ['re\u00adfund', 're\u200bfund']],
    ['signs that are no letters', 'I write C++ and $100%', 'c++', ['C++']],
    ['next to punctuation', '(refund), "refund"', 'refund', ['refund']],
    ['languages without spaces', '我要退款谢谢', '退款', ['退款']],
    ['letters beyond the first plane', '𝐫𝐞𝐟𝐮𝐧𝐝 now', 'refund', ['𝐫𝐞𝐟𝐮𝐧𝐝']],
    ['the text as a whole', 'refund', 'refund', ['refund']],
  ])('finds %s', (_, text, word, expected) => {
    expect(find(text, word)).toEqual(expected);
  });

  test('several words, in the order of the text, each spelling once', () => {
    expect(find('Lawyer! refund, lawyer, Lawyer', 'refund', 'lawyer')).toEqual(['Lawyer', 'refund', 'lawyer']);
  });

  test('words of nothing but unseen signs find nothing', () => {
    expect(find('a \u200b b', '\u200b\u200b', '  ')).toEqual([]);
  });

  test('what it finds is in the text, and a listed word between spaces is always found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, word) => {
        for (const found of find(text, word)) expect(text).toContain(found);
        const [prepared] = prepareWords([word]);
        if (prepared !== undefined) expect(find(`${text} ${word} ${text}`, word).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('a long message and a full list take a few milliseconds', () => {
    const words = prepareWords(Array.from({ length: 100 }, (_, index) => `${'a'.repeat(70)}${index}`));
    const began = performance.now();
    findWords('a'.repeat(8_000), words);
    expect(performance.now() - began).toBeLessThan(100);
  });
});
