import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '#contract/messages.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { readPlace, restorePlace } from './scroll-place.ts';

/** Nearer to the end than this counts as being there. */
const NEAR_END_PX = 48;
/** Older messages are fetched when this much is left above. */
const PREFETCH_PX = 600;

export interface ThreadScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  /** Messages that arrived below while the reader was further up. */
  readonly newBelow: number;
  readonly isFarUp: boolean;
  readonly jumpToEnd: () => void;
}

export interface ThreadScrollOptions {
  readonly conversationId: string;
  readonly firstSeq: number;
  readonly lastKey: string;
  /** The agent just wrote: they want to see it, wherever they were. */
  readonly lastIsMine: boolean;
  readonly messages: readonly Message[];
  readonly loadOlder: (() => void) | null;
}

/** Stays at the end while new messages arrive, stays put while older ones are put on top, and remembers its place per chat. */
export function useThreadScroll(options: ThreadScrollOptions): ThreadScroll {
  const { conversationId, firstSeq, lastKey, lastIsMine, messages, loadOlder } = options;
  const { scrollPlaces } = useDesk();
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const heightBefore = useRef(0);
  const firstBefore = useRef(firstSeq);
  const [seenSeq, setSeenSeq] = useState(messages.at(-1)?.seq ?? 0);
  const [isFarUp, setFarUp] = useState(false);

  function loadOlderWhenNear(): void {
    const box = ref.current;
    if (box && box.scrollTop < PREFETCH_PX) loadOlder?.();
  }

  // Where the reader was in this chat; otherwise at the end. The place is taken down when the thread goes away.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const place = scrollPlaces.get(conversationId);
    if (place && restorePlace(box, place)) atEnd.current = false;
    else scrollToEnd(box);
    return () => {
      const left = atEnd.current ? null : readPlace(box);
      if (left) scrollPlaces.set(conversationId, left);
      else scrollPlaces.delete(conversationId);
    };
  }, [conversationId, scrollPlaces]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the first or last item changes, and reads the layout then
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    if (firstSeq < firstBefore.current) box.scrollTop += box.scrollHeight - heightBefore.current;
    else if (atEnd.current || lastIsMine) scrollToEnd(ref.current);
    firstBefore.current = firstSeq;
    heightBefore.current = box.scrollHeight;
    if (atEnd.current) setSeenSeq(messages.at(-1)?.seq ?? 0);
    loadOlderWhenNear();
  }, [firstSeq, lastKey]);

  // The box shrinks when the composer grows, and its content grows when the typing line comes: the end stays in view.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) scrollToEnd(ref.current);
      heightBefore.current = box.scrollHeight;
    });
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);

  function onScroll(): void {
    const box = ref.current;
    if (!box) return;
    const fromEnd = box.scrollHeight - box.scrollTop;
    atEnd.current = fromEnd - box.clientHeight < NEAR_END_PX;
    if (atEnd.current) setSeenSeq(messages.at(-1)?.seq ?? 0);
    setFarUp(fromEnd > box.clientHeight * 2.5);
    loadOlderWhenNear();
  }

  return {
    ref,
    onScroll,
    isFarUp,
    newBelow: messages.filter((message) => message.seq > seenSeq && message.author.kind !== 'agent').length,
    jumpToEnd: () => {
      atEnd.current = true;
      scrollToEnd(ref.current);
    },
  };
}

function scrollToEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
