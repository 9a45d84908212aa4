import { english } from './index.ts';
import type { Language } from './language.ts';

/** Whose words are listened for: the chatbot's language, and English, which visitors of any site may write. */
export function languagesHeard(language: Language): readonly Language[] {
  return language === english ? [english] : [language, english];
}
