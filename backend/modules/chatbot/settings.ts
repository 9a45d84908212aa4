import type { EscalationRules } from '../../server/database/schema.ts';

export type { EscalationRules };

/** How one chatbot answers, and when it stops. */
export interface BotSettings {
  /** `model` asks the language model of the server's configuration; without one it is as good as `knowledge`. */
  engine: 'knowledge' | 'model';
  /** 0 … 1: from this score on an entry is the answer. */
  confidenceThreshold: number;
  /** 1 … 5: after so many misses in a row a person is offered. */
  missesBeforeOffer: number;
  rules: EscalationRules;
  /** Code of a language in `languages/`. */
  language: string;
}

/** What a new chatbot starts with; the database has the same defaults. */
export const DEFAULT_SETTINGS: BotSettings = {
  engine: 'knowledge',
  confidenceThreshold: 0.5,
  missesBeforeOffer: 1,
  rules: { phrases: [], keywords: [] },
  language: 'en',
};
