import type { Message } from '#contract/messages.ts';

/** The part of a conversation that is at hand. */
export interface Thread {
  /** Ascending `seq` without gaps. */
  readonly messages: readonly Message[];
  /** Arrived beyond a gap that still has to be paged; not shown until the gap is filled. */
  readonly ahead: readonly Message[];
  /** Older messages exist on the server. */
  readonly hasOlder: boolean;
}

export const EMPTY_THREAD: Thread = { messages: [], ahead: [], hasOlder: false };

export function lastSeqOf(thread: Thread | undefined): number {
  return thread?.messages.at(-1)?.seq ?? 0;
}

export function firstSeqOf(thread: Thread | undefined): number {
  return thread?.messages[0]?.seq ?? 0;
}

/** Adds what is newer; repeats and older messages change nothing. A message beyond a gap waits in `ahead`. */
export function addNewer(thread: Thread, incoming: readonly Message[]): Thread {
  const last = lastSeqOf(thread);
  const newer = sortedUnique([...thread.ahead, ...incoming]).filter((message) => message.seq > last);
  if (newer.length === thread.ahead.length && newer.every((message, index) => message === thread.ahead[index])) {
    return thread;
  }
  let contiguous = 0;
  while (newer[contiguous]?.seq === last + contiguous + 1) contiguous += 1;
  return {
    ...thread,
    messages: contiguous === 0 ? thread.messages : [...thread.messages, ...newer.slice(0, contiguous)],
    ahead: newer.slice(contiguous),
  };
}

/** Puts an older page in front. A page that does not end right before the first message is not the one that was asked for. */
export function addOlder(thread: Thread, page: readonly Message[], hasOlder: boolean): Thread {
  const first = firstSeqOf(thread);
  const older = page.filter((message) => message.seq < first);
  if (older.length === 0) return page.length === 0 ? { ...thread, hasOlder } : thread;
  if (older.at(-1)?.seq !== first - 1) return thread;
  return { ...thread, messages: [...older, ...thread.messages], hasOlder };
}

/**
 * Joins a fresh newest page (asked for without a cursor) with what is at hand. When both do not touch, the fresh page
 * wins: a thread has no holes.
 */
export function joinNewest(thread: Thread | undefined, page: readonly Message[], hasOlder: boolean): Thread {
  const known = thread ?? EMPTY_THREAD;
  const start = page[0]?.seq;
  if (start === undefined) return known;
  if (known.messages.length === 0 || start > lastSeqOf(known) + 1) {
    return addNewer({ messages: page, ahead: [], hasOlder }, known.ahead);
  }
  if (start < firstSeqOf(known)) {
    const joined = addOlder(known, page, hasOlder);
    return addNewer(joined, page);
  }
  return addNewer(known, page);
}

function sortedUnique(messages: readonly Message[]): Message[] {
  const bySeq = new Map<number, Message>();
  for (const message of messages) if (!bySeq.has(message.seq)) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
