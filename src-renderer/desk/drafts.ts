import type { KeyValueStore } from '../connection/outbox-storage.ts';
import type { DeskStore } from '../state/desk-state.ts';
import { without } from '../state/desk-state.ts';

export interface Drafts {
  /** What is typed but not sent; kept over chats, reloads and restarts. */
  setDraft(conversationId: string, text: string): void;
}

export function createDrafts(store: DeskStore, storage: KeyValueStore, memberId: string): Drafts {
  const prefix = `handoff-desk:draft:${memberId}:`;
  const drafts: Record<string, string> = {};
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key?.startsWith(prefix)) drafts[key.slice(prefix.length)] = storage.getItem(key) ?? '';
  }
  store.setState({ drafts });
  return {
    setDraft(conversationId, text) {
      store.setState((state) => ({
        drafts: text === '' ? without(state.drafts, conversationId) : { ...state.drafts, [conversationId]: text },
      }));
      try {
        if (text === '') storage.removeItem(prefix + conversationId);
        else storage.setItem(prefix + conversationId, text);
      } catch {
        // Storage full or blocked: the draft lives as long as the window.
      }
    },
  };
}
