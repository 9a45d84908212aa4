import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { LoadedPart, Side } from './pages.ts';

/** The next page is asked for when this much is left, above or below. */
const PREFETCH_PX = 500;

/** Brings the message that was looked for into view, and stays put while earlier ones are put on top. */
export function useTranscriptScroll(options: {
  readonly part: LoadedPart;
  /** Changes with what is to be brought into view. */
  readonly target: string;
  readonly seq: number | null;
  readonly load: (side: Side) => void;
}): { ref: RefObject<HTMLElement | null>; onScroll: () => void } {
  const { part, target, seq, load } = options;
  const ref = useRef<HTMLElement>(null);
  const reached = useRef('');
  const before = useRef({ first: 0, height: 0 });
  const first = part.messages[0]?.seq ?? 0;
  const last = part.messages.at(-1)?.seq ?? 0;

  function loadWhatIsNear(): void {
    const box = ref.current;
    if (!box || part.messages.length === 0) return;
    if (part.hasEarlier && box.scrollTop < PREFETCH_PX) load('earlier');
    if (part.hasLater && box.scrollHeight - box.scrollTop - box.clientHeight < PREFETCH_PX) load('later');
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when either end or the target changes, and reads the layout then
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || first === 0) return;
    const found = seq === null ? null : box.querySelector(`[data-seq="${seq}"]`);
    if (reached.current !== target && (seq === null || found)) {
      reached.current = target;
      if (found) found.scrollIntoView({ block: 'center' });
      else box.scrollTop = 0;
    } else if (first < before.current.first) box.scrollTop += box.scrollHeight - before.current.height;
    before.current = { first, height: box.scrollHeight };
    loadWhatIsNear();
  }, [first, last, target]);

  return { ref, onScroll: loadWhatIsNear };
}
