import type { StoreApi } from 'zustand/vanilla';
import type { Attention } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import { type AppState, sumWaiting } from './app-state.ts';

/**
 * What tray and badge are told: what the shown account's desk says, and what waits in the others. Always the whole sum, told
 * again when either changes.
 */
export function tellAttentionOfAll(host: Pick<Host, 'attention'>, store: StoreApi<AppState>): Host['attention'] {
  let own: Attention | null = null;

  function tell(): Promise<void> {
    if (own === null) return Promise.resolve();
    const others = sumWaiting(store.getState());
    return host.attention.set({
      ...own,
      pending: own.pending + others.pending,
      unread: own.unread + others.unread,
    });
  }

  store.subscribe((state, before) => {
    if (state.waiting !== before.waiting) void tell();
  });

  return {
    set(attention) {
      own = attention;
      return tell();
    },
  };
}
