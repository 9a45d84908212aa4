import type { Language } from '../language.ts';
import { personLists, personPatterns } from './person-words.ts';
import { replies } from './replies.ts';
import { smallTalkLists, smallTalkPatterns } from './small-talk.ts';
import { phrases, stem, stopWords, synonyms } from './subject-words.ts';

export const english: Language = {
  code: 'en',
  lists: { ...personLists, ...smallTalkLists },
  person: personPatterns,
  smallTalk: smallTalkPatterns,
  stopWords,
  phrases,
  synonyms,
  stem,
  replies,
};
