import type { Transaction } from 'kysely';
import type { Erasure } from '#contract/privacy/privacy.ts';
import type { Schema } from '../../server/database/schema.ts';

/** What is to be forgotten. The conversations are over and held by the transaction. */
export interface Subjects {
  conversationIds: readonly string[];
  contactMessageIds: readonly string[];
  /** Of the alerts about any of them. */
  alertIds: readonly string[];
}

export type Erased = Erasure['erased'];

/**
 * What a module that keeps something of conversations or contact messages does to forget it: statements on its own tables,
 * in the caller's transaction, harmless when they run again. `forgetters.ts` lists them all.
 */
export interface Forgetter {
  /** Takes away who it was and what was said; leaves what is counted. */
  anonymise(tx: Transaction<Schema>, subjects: Subjects, now: Date): Promise<void>;
  /** Takes the rows away, and answers what a receipt counts of them. */
  remove(tx: Transaction<Schema>, subjects: Subjects): Promise<Partial<Erased>>;
}

export const NOTHING_ERASED: Erased = {
  visitors: 0,
  conversations: 0,
  messages: 0,
  contactMessages: 0,
  mails: 0,
  ratings: 0,
};

export function addErased(...all: readonly Partial<Erased>[]): Erased {
  const sum = { ...NOTHING_ERASED };
  for (const each of all) {
    for (const what of Object.keys(NOTHING_ERASED) as (keyof Erased)[]) sum[what] += each[what] ?? 0;
  }
  return sum;
}
