import { useSyncExternalStore } from 'react';

const query = matchMedia('(width <= 720px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is that of a phone: the same width at which the rail goes to the lower edge. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
