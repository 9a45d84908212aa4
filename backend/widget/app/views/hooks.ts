import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Natives } from '../../shared/natives.ts';

/** True once `wanted` has been so for `ms`: short interruptions are nobody's business. */
export function useLasting(wanted: boolean, ms: number, natives: Natives): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!wanted) {
      setLasting(false);
      return;
    }
    const timer = natives.setTimeout(() => setLasting(true), ms);
    return () => natives.clearTimeout(timer);
  }, [wanted, ms, natives]);
  return wanted && lasting;
}

/** The visitor's clock, moving on while `moving`. */
export function useNow(moving: boolean, natives: Natives, everyMs = 500): number {
  const [now, setNow] = useState(natives.now);
  useEffect(() => {
    if (!moving) return;
    setNow(natives.now());
    let timer = 0;
    const tick = () => {
      setNow(natives.now());
      timer = natives.setTimeout(tick, everyMs);
    };
    timer = natives.setTimeout(tick, everyMs);
    return () => natives.clearTimeout(timer);
  }, [moving, natives, everyMs]);
  return now;
}

/** Gives the focus a new place when what had it inside `container` is gone after drawing. */
export function useKeptFocus(container: RefObject<HTMLElement | null>, refocus: () => void): void {
  const root = container.current?.getRootNode();
  const shadow = root instanceof ShadowRoot ? root : null;
  const held = container.current?.contains(shadow?.activeElement ?? null) ?? false;
  useLayoutEffect(() => {
    if (held && shadow?.activeElement === null) refocus();
  });
}
