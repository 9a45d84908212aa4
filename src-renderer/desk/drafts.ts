import type { KeyValueStore } from '../connection/outbox-storage.ts';
import { without } from '../state/desk-state.ts';
import type { DeskParts } from './parts.ts';

/** The server hears of a draft when nothing was typed for this long. */
export const DRAFT_PAUSE_MS = 1_000;

export interface Drafts {
  /** What is typed but not sent; kept over chats, reloads and restarts, here and on the server. */
  setDraft(conversationId: string, text: string): void;
  /** Tells the server now: the composer was left, or the chat is about to be given away. */
  flushDraft(conversationId: string): Promise<void>;
  /** The same for all: the window is about to close. */
  flushDrafts(): void;
}

export interface DraftsOptions extends Pick<DeskParts, 'store' | 'call'> {
  readonly storage: KeyValueStore;
  readonly account: string;
}

/**
 * Keeps unsent words on this computer, for its agent, and on the server, for whoever takes the chat when this agent is
 * gone. The server takes drafts of my chats only.
 */
export function createDrafts({ store, call, storage, account }: DraftsOptions): Drafts & {
  resend(): void;
  stop(): void;
} {
  const prefix = `handoff-desk:draft:${account}:`;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What the server has, by conversation; what is missing here it does not have. */
  const told = new Map<string, string>();
  store.setState({ drafts: readAll(storage, prefix) });

  async function tell(conversationId: string): Promise<void> {
    clearTimeout(timers.get(conversationId));
    timers.delete(conversationId);
    const { drafts, mirror } = store.getState();
    const text = drafts[conversationId] ?? '';
    const before = told.get(conversationId) ?? '';
    if (text === before || !mirror.chatIds.includes(conversationId)) return;
    told.set(conversationId, text);
    const outcome = await call('draft:set', { conversationId, text });
    // Unless something newer was told since; the next connection tells it again.
    if (!outcome.ok && told.get(conversationId) === text) told.set(conversationId, before);
  }

  function tellSoon(conversationId: string): void {
    clearTimeout(timers.get(conversationId));
    timers.set(
      conversationId,
      setTimeout(() => void tell(conversationId), DRAFT_PAUSE_MS),
    );
  }

  const unsubscribe = store.subscribe(({ mirror }, before) => {
    if (mirror.chatIds === before.mirror.chatIds) return;
    // A chat that left took its draft along on the server; when it comes back, the server has to be told again.
    for (const id of told.keys()) if (!mirror.chatIds.includes(id)) told.delete(id);
  });

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
      // What was sent must not come back as somebody's unsent words.
      if (text === '') void tell(conversationId);
      else tellSoon(conversationId);
    },
    flushDraft: tell,
    flushDrafts() {
      for (const id of [...timers.keys()]) void tell(id);
    },
    resend() {
      for (const id of store.getState().mirror.chatIds) void tell(id);
    },
    stop() {
      unsubscribe();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

function readAll(storage: KeyValueStore, prefix: string): Record<string, string> {
  const drafts: Record<string, string> = {};
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key?.startsWith(prefix)) drafts[key.slice(prefix.length)] = storage.getItem(key) ?? '';
  }
  return drafts;
}
