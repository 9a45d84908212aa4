import { compilePatterns, matchesAny } from '../languages/compile-patterns.ts';
import { english, languages } from '../languages/index.ts';
import type { Language } from '../languages/language.ts';
import { languagesHeard } from '../languages/languages-heard.ts';
import { splitSentences } from './normalise-text.ts';

/** `clear`: asks for a person. `maybe`: does so unless the knowledge has the answer. */
export type PersonIntent = 'clear' | 'maybe' | 'none';

const compiled = new Map(
  languages.map((language) => [
    language,
    {
      clear: compilePatterns(language, language.person.clear),
      maybe: compilePatterns(language, language.person.maybe),
      not: compilePatterns(language, language.person.not),
    },
  ]),
);

/** Decides whether a visitor's message asks for a person, sentence by sentence; the strongest sentence counts. */
export function decidePersonIntent(text: string, language: Language = english): PersonIntent {
  const intents = splitSentences(text).map((sentence) => decideSentence(sentence, language));
  if (intents.includes('clear')) return 'clear';
  return intents.includes('maybe') ? 'maybe' : 'none';
}

function decideSentence(sentence: string, language: Language): PersonIntent {
  for (const heard of languagesHeard(language)) {
    const patterns = compiled.get(heard);
    if (!patterns || matchesAny(patterns.not, sentence)) continue;
    if (matchesAny(patterns.clear, sentence)) return 'clear';
    if (matchesAny(patterns.maybe, sentence)) return 'maybe';
  }
  return 'none';
}
