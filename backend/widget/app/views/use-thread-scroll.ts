import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const nearEndPx = 60;
const nearStartPx = 160;

interface ThreadScroll {
  scroller: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  away: boolean;
  missed: boolean;
  toEnd: () => void;
}

/** What the scroll position depends on: the newest item, whether it is the visitor's own, and the oldest. */
interface ThreadEnds {
  firstKey: string | undefined;
  lastKey: string | undefined;
  lastIsOwn: boolean;
  loadOlder: (() => void) | null;
}

function scrollToEnd(element: HTMLElement): void {
  element.scrollTop = element.scrollHeight;
}

/** Stays at the end while the reader is there, stays put when not, and does not jump when older messages come in above. */
export function useThreadScroll({ firstKey, lastKey, lastIsOwn, loadOlder }: ThreadEnds): ThreadScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const size = useRef('');
  const before = useRef<{ firstKey: string | undefined; lastKey: string | undefined; height: number }>(null);
  const [away, setAway] = useState(false);
  const [missed, setMissed] = useState(false);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const previous = before.current;
    const isNew = lastKey !== previous?.lastKey;
    if (atEnd.current || (isNew && lastIsOwn)) scrollToEnd(element);
    else if (isNew) setMissed(true);
    else if (previous && firstKey !== previous.firstKey) element.scrollTop += element.scrollHeight - previous.height;
    before.current = { firstKey, lastKey, height: element.scrollHeight };
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // The room changes when the composer grows or a sheet opens.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) scrollToEnd(element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const newSize = `${element.clientHeight} ${element.scrollHeight}`;
    const resized = newSize !== size.current;
    size.current = newSize;
    // The browser also scrolls when room or content change: that is not the reader going away.
    if (resized && atEnd.current) return scrollToEnd(element);
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
    setAway(!atEnd.current);
    if (atEnd.current) setMissed(false);
    if (element.scrollTop < nearStartPx) loadOlder?.();
  };
  return { scroller, onScroll, away, missed, toEnd: () => scroller.current && scrollToEnd(scroller.current) };
}
