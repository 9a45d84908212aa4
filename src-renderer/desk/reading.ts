import { lastSeqOf } from '../connection/thread.ts';
import type { DeskState } from '../state/desk-state.ts';
import { readSeqOf } from '../state/selectors.ts';
import type { DeskParts } from './parts.ts';

/** The chat the person is looking at right now, or null. */
export function focusedChatOf(state: DeskState): string | null {
  const { view, tab, conversationId } = state.selection;
  return state.focused && view === 'chats' && tab === 'active' ? conversationId : null;
}

/** Marks a chat as read while the person looks at it. */
export function watchReading({ store, call }: Pick<DeskParts, 'store' | 'call'>): { resend(): void; stop(): void } {
  function tell(conversationId: string, seq: number): void {
    void call('message:read', { conversationId, seq });
  }

  function readFocusedChat(): void {
    const state = store.getState();
    const id = focusedChatOf(state);
    const conversation = id ? state.mirror.conversations[id] : undefined;
    if (!id || !conversation || !state.mirror.chatIds.includes(id)) return;
    const seq = lastSeqOf(state.mirror.threads[id]);
    if (seq <= readSeqOf(state, conversation)) return;
    store.setState({ readUpTo: { ...state.readUpTo, [id]: seq } });
    tell(id, seq);
  }

  return {
    /** After a reconnect: what the server has not heard of. */
    resend() {
      const { readUpTo, mirror } = store.getState();
      for (const id of mirror.chatIds) {
        const seq = readUpTo[id] ?? 0;
        if (seq > (mirror.conversations[id]?.agentReadSeq ?? 0)) tell(id, seq);
      }
    },
    stop: store.subscribe(readFocusedChat),
  };
}
