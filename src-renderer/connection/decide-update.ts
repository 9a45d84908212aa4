import type { PendingHandoff } from '#contract/conversations.ts';

/** `take`: show what came in. `sure: false`: it cannot be known which of both is newer, so the server has to be asked. */
export interface UpdateVerdict {
  readonly take: boolean;
  readonly sure: boolean;
}

const NEWER: UpdateVerdict = { take: true, sure: true };
const OLDER: UpdateVerdict = { take: false, sure: true };

/**
 * Whether an update of a waiting request is newer than what is known. Updates carry no revision, but almost all of them
 * order themselves: by the visitor's last message, by how often the request came back, by when it was offered.
 * `offersKnownAt` is the latest instant up to which its offers are known.
 */
export function decideUpdate(known: PendingHandoff, incoming: PendingHandoff, offersKnownAt: string): UpdateVerdict {
  const order =
    compare(incoming.handover?.at ?? '', known.handover?.at ?? '') ||
    (incoming.preview?.seq ?? 0) - (known.preview?.seq ?? 0);
  if (order !== 0) return order > 0 ? NEWER : OLDER;
  const before = known.offer?.offeredAt ?? null;
  const after = incoming.offer?.offeredAt ?? null;
  if (after === before) return NEWER;
  if (after !== null && after > offersKnownAt) return NEWER;
  if (after !== null && before !== null) return OLDER;
  // "Open to everyone" carries no instant: it may have ended the offer that is shown, or be older than it. It is shown,
  // because that is how it nearly always is. An offer from before the snapshot without one has most likely ended.
  return { take: after === null, sure: false };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
