import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** A pointer that rests this long is not about to click. */
const RESTING_MS = 2_000;

/**
 * Keeps the rows where they are while the pointer moves over the list, so that nobody clicks a row that has just moved
 * there. New rows come in at the end; rows that are gone stay until the pointer rests or leaves.
 */
export function useCalmOrder(ids: readonly string[]): {
  readonly rows: readonly string[];
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
} {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function release(): void {
    clearTimeout(timer.current);
    setHeld(null);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    rows: held === null ? ids : mergeCalmly(held, ids),
    onPointerMove: (event) => {
      if (event.pointerType !== 'mouse') return; // a finger does not hover
      setHeld((before) => before ?? ids);
      clearTimeout(timer.current);
      timer.current = setTimeout(release, RESTING_MS);
    },
    onPointerLeave: release,
  };
}

/** The held rows in their order, then what is new. */
export function mergeCalmly(held: readonly string[], ids: readonly string[]): readonly string[] {
  const known = new Set(held);
  const fresh = ids.filter((id) => !known.has(id));
  return fresh.length === 0 ? held : [...held, ...fresh];
}

/** The latest value that was there: what a row shows while it is held although its data is gone. */
export function useLastKnown<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
