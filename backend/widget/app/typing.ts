import type { Natives } from '../shared/natives.ts';
import type { Call } from './connection/visitor-calls.ts';
import type { ChatState } from './state/chat-state.ts';
import type { Store } from './state/store.ts';

const tellEveryMs = 2_000;
const shownForMs = 6_000;

/** Typing, both ways: ours is told sparingly, theirs fades unless repeated. */
export interface Typing {
  /** The visitor is writing, or has stopped. */
  set(typing: boolean): void;
  received(push: { conversationId: string; name: string; typing: boolean }): void;
}

/** Only a person on the other side, or about to be, has use for it. */
function listenerOf(state: ChatState): string | null {
  const conversation = state.thread?.conversation;
  return conversation?.status === 'active' || conversation?.status === 'pending' ? conversation.id : null;
}

export function createTyping(store: Store, call: Call, natives: Natives): Typing {
  let toldAt: number | null = null;
  let fade = 0;
  return {
    set(typing) {
      const conversationId = listenerOf(store.get());
      const now = natives.now();
      if (typing ? toldAt !== null && Math.abs(now - toldAt) < tellEveryMs : toldAt === null) return;
      toldAt = typing ? now : null;
      if (conversationId && store.get().link === 'up') void call('typing:set', { conversationId, typing });
    },
    received({ conversationId, name, typing }) {
      natives.clearTimeout(fade);
      store.dispatch({ type: 'typing-changed', conversationId, name: typing ? name : null });
      if (typing) {
        fade = natives.setTimeout(
          () => store.dispatch({ type: 'typing-changed', conversationId, name: null }),
          shownForMs,
        );
      }
    },
  };
}
