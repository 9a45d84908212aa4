import type { Transaction } from 'kysely';
import type { Schema } from '../../server/database/schema.ts';
import { findAlerts, forgetAlerts } from '../alerts/index.ts';
import { forgetContactMessages } from '../contact/index.ts';
import { forgetConversations } from '../conversation/index.ts';
import { forgetHandoffs } from '../handoff/index.ts';
import { forgetSearchWords } from '../history/index.ts';
import { forgetMails } from '../mail/index.ts';
import { addErased, type Erased, type Forgetter, type Subjects } from './forgetter.ts';

/**
 * Everybody who keeps something of conversations or contact messages, readers before what they read: what conversations
 * take along by the database's own rules must not be needed any more.
 */
const FORGETTERS: readonly Forgetter[] = [
  forgetMails,
  forgetAlerts,
  forgetHandoffs,
  forgetContactMessages,
  forgetSearchWords,
  forgetConversations,
];

type Found = Omit<Subjects, 'alertIds'>;

export async function anonymiseAll(tx: Transaction<Schema>, found: Found, now: Date): Promise<void> {
  const subjects = { ...found, alertIds: await findAlerts(tx, found) };
  for (const forgetter of FORGETTERS) await forgetter.anonymise(tx, subjects, now);
}

export async function removeAll(tx: Transaction<Schema>, found: Found): Promise<Erased> {
  const subjects = { ...found, alertIds: await findAlerts(tx, found) };
  const erased: Partial<Erased>[] = [];
  for (const forgetter of FORGETTERS) erased.push(await forgetter.remove(tx, subjects));
  return addErased(...erased);
}
