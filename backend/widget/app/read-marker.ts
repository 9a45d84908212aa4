import type { Call } from './connection/visitor-calls.ts';
import { countUnread, readSeqOf } from './state/chat-state.ts';
import { lastSeqOf } from './state/merge-messages.ts';
import type { Store } from './state/store.ts';

/** Decides when something counts as read: the panel is shown and the page is in front. */
export interface ReadMarker {
  setShown(shown: boolean): void;
  unread(): number;
  stop(): void;
}

export function createReadMarker(store: Store, call: Call, setUnread: (count: number) => void): ReadMarker {
  let shown = false;
  const update = () => {
    const { thread, link } = store.get();
    const seq = thread ? lastSeqOf(thread.messages) : 0;
    if (thread && shown && document.visibilityState === 'visible' && seq > readSeqOf(store.get())) {
      const conversationId = thread.conversation.id;
      if (link === 'up') void call('message:read', { conversationId, seq });
      store.dispatch({ type: 'read', conversationId, seq });
    }
    setUnread(countUnread(store.get()));
  };
  const stopListening = store.subscribe((state, before) => {
    if (state.thread !== before.thread || state.read !== before.read) update();
  });
  document.addEventListener('visibilitychange', update);
  return {
    setShown(next) {
      shown = next;
      update();
    },
    unread: () => countUnread(store.get()),
    stop() {
      stopListening();
      document.removeEventListener('visibilitychange', update);
    },
  };
}
