import { compilePatterns, matchesAny } from '../languages/compile-patterns.ts';
import { languages } from '../languages/index.ts';
import { splitSentences } from './normalise-text.ts';

/** `clear`: asks for a person. `maybe`: does so unless the knowledge has the answer. */
export type PersonIntent = 'clear' | 'maybe' | 'none';

const compiled = languages.map((language) => ({
  clear: compilePatterns(language, language.person.clear),
  maybe: compilePatterns(language, language.person.maybe),
  not: compilePatterns(language, language.person.not),
}));

/** Decides whether a visitor's message asks for a person, sentence by sentence; the strongest sentence counts. */
export function decidePersonIntent(text: string): PersonIntent {
  const intents = splitSentences(text).map(decideSentence);
  if (intents.includes('clear')) return 'clear';
  return intents.includes('maybe') ? 'maybe' : 'none';
}

function decideSentence(sentence: string): PersonIntent {
  for (const { clear, maybe, not } of compiled) {
    if (matchesAny(not, sentence)) continue;
    if (matchesAny(clear, sentence)) return 'clear';
    if (matchesAny(maybe, sentence)) return 'maybe';
  }
  return 'none';
}
