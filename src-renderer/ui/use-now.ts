import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const notify of listeners) notify();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  // Between two ticks everybody sees the same instant. Without ticks the last one may be long ago; it is only corrected
  // when it is, because React asks twice in a row and expects the same answer.
  if (timer === undefined && Date.now() - now >= 1_000) now = Date.now();
  return now;
}

/** This computer's clock, once a second, one timer for everybody. Use it in the smallest component that shows time. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
