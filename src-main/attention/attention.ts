import type { Attention } from '../../src-preload/payloads.ts';

export const nothingToAttend: Attention = { pending: 0, unread: 0, presence: 'offline', quiet: false };

export interface AttentionHub {
  get(): Attention;
  set(attention: Attention): void;
  /** Told at once and after every change. */
  subscribe(listener: (attention: Attention) => void): void;
}

/** The one place that knows the counts; tray and badge only listen. The page computes them, nobody counts up here. */
export function createAttentionHub(): AttentionHub {
  const listeners: ((attention: Attention) => void)[] = [];
  let current = nothingToAttend;
  return {
    get: () => current,
    set(attention) {
      const isSame =
        attention.pending === current.pending &&
        attention.unread === current.unread &&
        attention.presence === current.presence &&
        attention.quiet === current.quiet;
      if (isSame) return;
      current = attention;
      for (const listener of listeners) listener(current);
    },
    subscribe(listener) {
      listeners.push(listener);
      listener(current);
    },
  };
}
