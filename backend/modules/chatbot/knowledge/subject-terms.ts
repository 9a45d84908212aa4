import type { Language } from '../languages/language.ts';
import { normaliseText } from '../rules/normalise-text.ts';

export type ReadSubject = (text: string) => string[];

/** Makes the function that reduces a text to the terms it is about: phrases joined, stop words gone, forms and synonyms united. */
export function createSubjectReader(language: Language): ReadSubject {
  const stopWords = new Set(language.stopWords);
  const leaders = new Map(
    language.synonyms.flatMap(([leader = '', ...others]) =>
      [leader, ...others].map((word): [string, string] => [language.stem(word), language.stem(leader)]),
    ),
  );
  const phrases = Object.entries(language.phrases)
    .sort(([one], [other]) => other.length - one.length)
    .map(([phrase, word]): [RegExp, string] => [new RegExp(`(?<= )${phrase}(?= )`, 'gu'), word]);

  return (text) => {
    let plain = ` ${normaliseText(text)} `;
    for (const [phrase, word] of phrases) plain = plain.replace(phrase, word);
    const terms: string[] = [];
    for (const word of plain.trim().split(' ')) {
      if (word === '' || stopWords.has(word)) continue;
      const stemmed = language.stem(word);
      terms.push(leaders.get(stemmed) ?? stemmed);
    }
    return terms;
  };
}
