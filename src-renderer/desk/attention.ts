import type { Attention } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskStore } from '../state/desk-state.ts';
import { selectAttention } from '../state/selectors.ts';

const NOBODY_IS_HERE: Attention = { pending: 0, unread: 0, presence: 'offline', quiet: false };

/** Tells the host whenever what needs attention changes; returns how to stop, which also clears tray and badge. */
export function watchAttention(store: DeskStore, host: Pick<Host, 'attention'>): () => void {
  let told: Attention | null = null;
  function tell(attention: Attention): void {
    if (
      told &&
      told.pending === attention.pending &&
      told.unread === attention.unread &&
      told.presence === attention.presence &&
      told.quiet === attention.quiet
    ) {
      return;
    }
    told = attention;
    void host.attention.set(attention);
  }
  // Reads the state afresh: when one listener changes the state, later listeners hear of the newer state first.
  const tellNow = (): void => tell(selectAttention(store.getState()));
  tellNow();
  const unsubscribe = store.subscribe(tellNow);
  return () => {
    unsubscribe();
    tell(NOBODY_IS_HERE);
  };
}
