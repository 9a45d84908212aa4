import { english } from './english/index.ts';
import { french } from './french/index.ts';
import { german } from './german/index.ts';
import type { Language } from './language.ts';
import { spanish } from './spanish/index.ts';

/** Add a language here. */
export const languages: readonly Language[] = [english, german, french, spanish];

/** The language of that code; English for a code nobody has taught us. */
export function findLanguage(code: string): Language {
  return languages.find((language) => language.code === code) ?? english;
}

export { english };
