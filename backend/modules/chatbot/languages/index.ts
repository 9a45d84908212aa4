import { english } from './english/index.ts';
import type { Language } from './language.ts';

/** Add a language here; whoever asks for a person in any of them is understood. */
export const languages: readonly Language[] = [english];

export { english };
