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
  // Between two ticks everybody sees the same instant; without ticks there is nobody to agree with.
  if (timer === undefined) now = Date.now();
  return now;
}

/** This computer's clock, once a second, one timer for everybody. Use it in the smallest component that shows time. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
