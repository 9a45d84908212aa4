import { useEffect, useRef, useState } from 'react';
import type { CallOutcome } from '../../connection/agent-calls.ts';

const LOOK_EVERY_MS = 1_000;

/** A thing of the server that changes by itself: shown as it was told, and asked for again while `isMoving`. */
export function useRun<T>(
  told: T,
  isMoving: (value: T) => boolean,
  look: () => Promise<CallOutcome<T>>,
): [T, (value: T) => void] {
  const [value, setValue] = useState(told);
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => setValue(told), [told]);
  const moving = isMoving(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a reason to ask once more
  useEffect(() => {
    if (!moving) return;
    let dropped = false;
    const timer = setTimeout(async () => {
      const outcome = await latest.current();
      // Without an answer the same is shown anew, which asks again.
      if (!dropped) setValue((before) => (outcome.ok ? outcome.value : { ...before }));
    }, LOOK_EVERY_MS);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [moving, value]);
  return [value, setValue];
}
