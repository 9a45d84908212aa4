import type { OutboxEntry } from '../state/chat-state.ts';

/** What the visitor is told about a message on its way; `quiet` says nothing, because it usually arrives at once. */
export type Delivery = 'quiet' | 'sending' | 'waiting' | 'refused';

const sendingAfterMs = 1_000;
const waitingAfterMs = 15_000;

export function decideDelivery(entry: OutboxEntry, now: number): Delivery {
  if (entry.refusal !== null) return 'refused';
  const age = now - entry.createdAt;
  // A clock that was set back makes the age negative: that is no reason to keep quiet for hours.
  if (age >= waitingAfterMs || age < 0) return 'waiting';
  return age >= sendingAfterMs ? 'sending' : 'quiet';
}
