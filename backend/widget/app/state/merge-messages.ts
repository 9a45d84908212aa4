import type { Message } from '#contract/messages.ts';

const seqOf = (message: Message | undefined): number => message?.seq ?? 0;
export const lastSeqOf = (messages: readonly Message[]): number => seqOf(messages.at(-1));
export const firstSeqOf = (messages: readonly Message[]): number => seqOf(messages[0]);

export interface Merged {
  /** Ascending and without gaps. The same array as before when nothing was new. */
  readonly messages: readonly Message[];
  /** Something after the last one exists that is not here: page it. */
  readonly behind: boolean;
}

/** Adds what directly follows; what is known is dropped, and what lies beyond a gap is left for paging to bring. */
export function mergeNewer(messages: readonly Message[], incoming: readonly Message[]): Merged {
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
  return {
    messages: following.length > 0 ? [...messages, ...following] : messages,
    behind: seqOf(fresh.at(-1)) >= next,
  };
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
