import { type Outbox, type OutboxEntry, outboxEntrySchema } from './outbox.ts';

/** The part of `localStorage` that is needed, so that tests can bring their own. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface OutboxStorage {
  load(): Outbox;
  put(entry: OutboxEntry): void;
  remove(clientId: string): void;
}

/**
 * Keeps unsent messages over reload, crash and quit. One key per message: two tabs of the same member do not overwrite
 * each other, and a torn write loses one message at most. Written synchronously, so that nothing is pending when the app dies.
 */
export function createOutboxStorage(store: KeyValueStore, account: string): OutboxStorage {
  const prefix = `handoff-desk:outbox:${account}:`;
  return {
    load() {
      const entries: OutboxEntry[] = [];
      for (let index = 0; index < store.length; index += 1) {
        const key = store.key(index);
        if (!key?.startsWith(prefix)) continue;
        const entry = readEntry(store.getItem(key));
        if (entry) entries.push(entry);
      }
      return entries.sort((a, b) => a.order - b.order || a.createdAt - b.createdAt);
    },
    put(entry) {
      try {
        store.setItem(prefix + entry.clientId, JSON.stringify(entry));
      } catch {
        // Storage full or blocked: the message still goes out from memory, it only would not survive a restart.
      }
    },
    remove(clientId) {
      store.removeItem(prefix + clientId);
    },
  };
}

/** Nobody knows whether the server got what was on its way when the app ended: it is asked again. */
function readEntry(json: string | null): OutboxEntry | null {
  try {
    const entry = outboxEntrySchema.parse(JSON.parse(json ?? ''));
    return entry.state === 'failed' ? entry : { ...entry, state: 'waiting' };
  } catch {
    return null;
  }
}
