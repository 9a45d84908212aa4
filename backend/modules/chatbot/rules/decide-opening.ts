import type { SmallTalkKind } from '../languages/language.ts';
import type { PersonIntent } from './person-intent.ts';

export interface OpeningContext {
  personIntent: PersonIntent;
  smallTalk: SmallTalkKind | null;
  /** The bot's last words in this conversation offered a person, so "yes" and "no" answer that. */
  personOffered: boolean;
}

/** What needs no knowledge: small talk, and a wish that leaves no doubt. */
export type Opening = { type: 'wants_person' } | { type: 'small_talk'; kind: SmallTalkKind | 'declined' };

/** Decides what can be decided without looking anything up; null hands the message to the engine. */
export function decideOpening({ personIntent, smallTalk, personOffered }: OpeningContext): Opening | null {
  if (personOffered && (smallTalk === 'yes' || smallTalk === 'okay')) return { type: 'wants_person' };
  if (personOffered && smallTalk === 'no') return { type: 'small_talk', kind: 'declined' };
  if (smallTalk) return { type: 'small_talk', kind: smallTalk };
  return personIntent === 'clear' ? { type: 'wants_person' } : null;
}
