import type { KeyValue } from '../shared/storage.ts';
import { keptKey, outboxPrefix } from '../shared/visit-record.ts';
import { readKept } from './keep.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { OutboxStorage } from './outbox/outbox-storage.ts';
import type { Store } from './state/store.ts';

/** The tab that wrote a message sends it; when it has not for so long, it may be gone, and another one does. */
const adoptAfterMs = 3_000;

/** Keeps the tabs of one visitor in step: what the server does not tell them, they tell each other. */
export interface Tabs {
  /** The visitor opened or closed the panel here. */
  tellShown(shown: boolean): void;
  stop(): void;
}

interface TabsOptions {
  chatbotId: string;
  store: Store;
  storage: KeyValue;
  outbox: Outbox;
  outboxStorage: OutboxStorage;
  /** Another tab's panel was opened or closed. */
  follow(shown: boolean): void;
}

export function createTabs(options: TabsOptions): Tabs {
  const { chatbotId, store, storage, outbox, outboxStorage, follow } = options;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(keptKey(chatbotId)) : null;
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (typeof data === 'boolean') follow(data);
    };
  }
  /** The browser tells of what other tabs have written, never of what this one has. */
  const onStorage = ({ key }: StorageEvent) => {
    if (key === keptKey(chatbotId)) store.dispatch({ type: 'kept', kept: readKept(storage, chatbotId) });
    const prefix = outboxPrefix(chatbotId);
    if (!key?.startsWith(prefix)) return;
    const clientId = key.slice(prefix.length);
    const entry = outboxStorage.load().find((stored) => stored.clientId === clientId);
    if (!entry) {
      // Sent by the other tab: it goes when it comes in as a message. Refused: the visitor has put it away.
      const here = store.get().outbox.find((known) => known.clientId === clientId);
      if (here?.refusal) store.dispatch({ type: 'discarded', clientId });
      return;
    }
    if (store.get().outbox.some((known) => known.clientId === clientId)) return;
    outbox.adopt(entry, adoptAfterMs);
  };
  window.addEventListener('storage', onStorage);
  return {
    tellShown: (shown) => channel?.postMessage(shown),
    stop() {
      channel?.close();
      window.removeEventListener('storage', onStorage);
    },
  };
}
