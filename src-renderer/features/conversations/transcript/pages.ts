import type { TranscriptMessage, TranscriptPage } from '#contract/history/past-conversations.ts';

/** The part of a conversation that was loaded: one run of messages without gaps. */
export interface LoadedPart {
  readonly messages: readonly TranscriptMessage[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

export type Side = 'earlier' | 'later';

/** Joins a page to the side it was asked for; what is there already is not taken twice. */
export function joinPage(before: LoadedPart, page: TranscriptPage, side: Side): LoadedPart {
  const first = before.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const last = before.messages.at(-1)?.seq ?? 0;
  if (side === 'earlier') {
    const fresh = page.messages.filter(({ seq }) => seq < first);
    return { ...before, messages: [...fresh, ...before.messages], hasEarlier: page.hasEarlier };
  }
  const fresh = page.messages.filter(({ seq }) => seq > last);
  return { ...before, messages: [...before.messages, ...fresh], hasLater: page.hasLater };
}

/** What to ask for to get the page on one side. */
export function queryFor(part: LoadedPart, side: Side): { beforeSeq: string } | { afterSeq: string } {
  return side === 'earlier'
    ? { beforeSeq: String(part.messages[0]?.seq ?? 1) }
    : { afterSeq: String(part.messages.at(-1)?.seq ?? 0) };
}

export function hasSeq({ messages }: LoadedPart, seq: number): boolean {
  return messages.some((message) => message.seq === seq);
}
