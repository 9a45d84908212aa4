import { compilePatterns, matchesAny } from '../languages/compile-patterns.ts';
import { english, languages } from '../languages/index.ts';
import type { Language, SmallTalkKind } from '../languages/language.ts';
import { languagesHeard } from '../languages/languages-heard.ts';
import { normaliseText } from './normalise-text.ts';

/** Longer messages have something to say; looking at them whole would only cost time. */
const MAX_LENGTH = 120;

const compiled = new Map(
  languages.map((language) => [
    language,
    Object.entries(language.smallTalk).map(([kind, patterns]) => ({
      kind: kind as SmallTalkKind,
      patterns: compilePatterns(language, patterns),
    })),
  ]),
);

/** Which kind of small talk the whole message is, or null when it says something. */
export function decideSmallTalk(text: string, language: Language = english): SmallTalkKind | null {
  if (text.length > MAX_LENGTH) return null;
  const plain = normaliseText(text);
  // Only signs and emoji: a wave or a heart is met as a greeting rather than with "I don't know that".
  if (plain === '') return 'greeting';
  const kinds = languagesHeard(language).flatMap((heard) => compiled.get(heard) ?? []);
  return kinds.find(({ patterns }) => matchesAny(patterns, plain))?.kind ?? null;
}
