import type { Texts } from './texts/english.ts';
import { changeTexts, language } from './texts.ts';

type Loaded = Record<string, Promise<Texts | null>>;

/** Chooses among the languages there are: the page's wish before the owner's, and English for what nobody wrote. */
export function decideLanguage(wishes: readonly (string | null)[]): string {
  const known = ['en', ...Object.keys(__TEXT_FILES__)];
  const found = wishes.map((wish) => wish?.toLowerCase().split('-')[0] ?? '').find((code) => known.includes(code));
  return found ?? 'en';
}

/** The visitor's own variant of a language decides how times look: 3 PM in en-US is 15:00 in en-GB. */
const variantOf = (code: string): string =>
  navigator.languages.find((wish) => wish.toLowerCase().split('-')[0] === code) ?? code;

export const isRightToLeft = (): boolean => /^(ar|fa|he|ur)\b/.test(language);

/** Changes all words, loading them first if need be. What cannot be loaded leaves everything as it is. */
export function createLanguageChanger(server: string, onChange: () => void): (code: string) => Promise<void> {
  const loaded: Loaded = {};
  let wanted = 'en';
  // A chat that was shut down may have left another language behind.
  changeTexts({ language: variantOf('en'), texts: null });

  const load = async (code: string): Promise<Texts | null> => {
    const file = __TEXT_FILES__[code];
    if (!file) return null;
    const module: { texts: Texts } = await import(/* @vite-ignore */ `${server}/widget/${file}`);
    return module.texts;
  };
  return async (code) => {
    if (code === wanted) return;
    wanted = code;
    try {
      const loading = loaded[code] ?? load(code);
      loaded[code] = loading;
      const texts = await loading;
      if (wanted !== code) return;
      changeTexts({ language: variantOf(code), texts });
      onChange();
    } catch {
      delete loaded[code];
      if (wanted === code) wanted = '';
    }
  };
}
