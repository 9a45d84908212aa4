import type { DeskParts } from './parts.ts';

/** The visitor counts as typing this long after the last sign of it. */
const VISIBLE_MS = 6_000;
/** The visitor is told at most this often. */
const SIGNAL_EVERY_MS = 2_000;
/** No key for this long means the agent stopped. */
const IDLE_MS = 4_000;

export interface Typing {
  /** The agent pressed a key in this chat's composer. */
  signalTyping(conversationId: string): void;
  /** The agent sent, cleared or left the composer. */
  signalStopped(conversationId: string): void;
}

export function createTyping({ store, call }: Pick<DeskParts, 'store' | 'call'>): Typing & {
  receive(conversationId: string, typing: boolean): void;
  stop(): void;
} {
  const visible = new Map<string, ReturnType<typeof setTimeout>>();
  const idle = new Map<string, ReturnType<typeof setTimeout>>();
  const signalledAt = new Map<string, number>();

  function receive(conversationId: string, typing: boolean): void {
    clearTimeout(visible.get(conversationId));
    const until = typing ? Date.now() + VISIBLE_MS : 0;
    if (typing)
      visible.set(
        conversationId,
        setTimeout(() => receive(conversationId, false), VISIBLE_MS),
      );
    if ((store.getState().typingUntil[conversationId] ?? 0) === until) return;
    store.setState((state) => ({ typingUntil: { ...state.typingUntil, [conversationId]: until } }));
  }

  function signalStopped(conversationId: string): void {
    clearTimeout(idle.get(conversationId));
    if (!signalledAt.delete(conversationId)) return;
    void call('typing:set', { conversationId, typing: false });
  }

  return {
    receive,
    signalTyping(conversationId) {
      clearTimeout(idle.get(conversationId));
      idle.set(
        conversationId,
        setTimeout(() => signalStopped(conversationId), IDLE_MS),
      );
      const now = Date.now();
      if (now - (signalledAt.get(conversationId) ?? 0) < SIGNAL_EVERY_MS) return;
      signalledAt.set(conversationId, now);
      void call('typing:set', { conversationId, typing: true });
    },
    signalStopped,
    stop() {
      for (const timer of [...visible.values(), ...idle.values()]) clearTimeout(timer);
    },
  };
}
