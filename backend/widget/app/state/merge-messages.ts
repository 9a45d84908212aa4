import type { Message } from '#contract/messages.ts';

const seqOf = (message: Message | undefined): number => message?.seq ?? 0;
export const lastSeqOf = (messages: readonly Message[]): number => seqOf(messages.at(-1));
export const firstSeqOf = (messages: readonly Message[]): number => seqOf(messages[0]);

/**
 * Adds what directly follows; what is known is dropped, and what lies beyond a gap is left for paging to bring. Ascending and
 * without gaps; the same array as before when nothing was new.
 */
export function mergeNewer(messages: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const last = lastSeqOf(messages);
  const fresh = incoming.filter((message) => message.seq > last).toSorted((one, other) => one.seq - other.seq);
  const following: Message[] = [];
  let next = last + 1;
  for (const message of fresh) {
    if (message.seq === next) {
      following.push(message);
      next += 1;
    }
  }
  return following.length > 0 ? [...messages, ...following] : messages;
}

/** Puts a page of older messages in front; only what directly precedes. */
export function mergeOlder(messages: readonly Message[], page: readonly Message[]): readonly Message[] {
  let expected = firstSeqOf(messages) - 1;
  const preceding: Message[] = [];
  for (const message of page.toSorted((one, other) => other.seq - one.seq)) {
    if (message.seq === expected) {
      preceding.unshift(message);
      expected -= 1;
    }
  }
  return preceding.length > 0 ? [...preceding, ...messages] : messages;
}
