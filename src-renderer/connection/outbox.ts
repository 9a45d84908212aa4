import { z } from 'zod';

export const outboxEntrySchema = z.strictObject({
  clientId: z.string().min(8).max(64),
  conversationId: z.string(),
  text: z.string(),
  /** Milliseconds since 1970 on this computer's clock. */
  createdAt: z.number(),
  /** Position among all entries: keeps the order over restarts even when the clock jumps. */
  order: z.number(),
  /**
   * `waiting` to be sent · `sending`, the answer is out · `sent`, the server has it but the thread does not show it yet ·
   * `failed`, the server will never take it.
   */
  state: z.enum(['waiting', 'sending', 'sent', 'failed']),
  /** Why it failed, in words. */
  failure: z.string().nullable(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;

/** Messages the agent has written that are not yet seen in the thread, in the order of writing. */
export type Outbox = readonly OutboxEntry[];

export function enqueue(
  outbox: Outbox,
  entry: Pick<OutboxEntry, 'clientId' | 'conversationId' | 'text' | 'createdAt'>,
): Outbox {
  const order = outbox.reduce((highest, other) => Math.max(highest, other.order), 0) + 1;
  return [...outbox, { ...entry, order, state: 'waiting', failure: null }];
}

/** What may go out now: the first open entry of each conversation, unless one of that conversation is already on its way. */
export function nextToSend(outbox: Outbox): readonly OutboxEntry[] {
  const taken = new Set<string>();
  const ready: OutboxEntry[] = [];
  for (const entry of outbox) {
    if (entry.state === 'sent' || entry.state === 'failed' || taken.has(entry.conversationId)) continue;
    taken.add(entry.conversationId);
    if (entry.state === 'waiting') ready.push(entry);
  }
  return ready;
}

export function markSending(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, { state: 'sending' });
}

export function markSent(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, { state: 'sent' });
}

/** No answer: it goes out again, and the server recognises it by its `clientId`. */
export function markWaiting(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, { state: 'waiting', failure: null });
}

export function markFailed(outbox: Outbox, clientId: string, failure: string): Outbox {
  return change(outbox, clientId, { state: 'failed', failure });
}

export function discard(outbox: Outbox, clientId: string): Outbox {
  return outbox.some((entry) => entry.clientId === clientId)
    ? outbox.filter((entry) => entry.clientId !== clientId)
    : outbox;
}

/** Drops what the thread already shows. */
export function settleShown(outbox: Outbox, conversationId: string, shown: ReadonlySet<string>): Outbox {
  const rest = outbox.filter((entry) => entry.conversationId !== conversationId || !shown.has(entry.clientId));
  return rest.length === outbox.length ? outbox : rest;
}

export type OutboxLabel = 'none' | 'sending' | 'not_sent_yet' | 'failed';

/** What to tell about an entry: nothing in the first second, because most are answered within it. */
export function decideOutboxLabel(entry: Pick<OutboxEntry, 'state' | 'createdAt'>, now: number): OutboxLabel {
  if (entry.state === 'failed') return 'failed';
  if (entry.state === 'sent') return 'none';
  const age = now - entry.createdAt;
  // A clock set back makes messages from the future; they are simply new.
  if (age < 1_000) return 'none';
  return age < 15_000 ? 'sending' : 'not_sent_yet';
}

function change(outbox: Outbox, clientId: string, patch: Partial<OutboxEntry>): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...entry, ...patch } : entry));
}
