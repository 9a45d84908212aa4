import type { KeyValue } from '../../shared/storage.ts';
import type { OutboxEntry } from '../state/chat-state.ts';
import type { Store } from '../state/store.ts';

/**
 * Unsent messages in the browser's storage, one key each: two tabs write side by side without overwriting each
 * other's, and sending one twice is harmless because the server knows its client id.
 */
export interface OutboxStorage {
  load(): OutboxEntry[];
  save(entry: OutboxEntry): void;
  remove(clientId: string): void;
}

export function createOutboxStorage(storage: KeyValue, prefix: string): OutboxStorage {
  return {
    load() {
      const entries = storage.keys(prefix).map((key) => parseEntry(storage.get(key)));
      return entries
        .filter((entry) => entry !== null)
        .toSorted((one, other) => one.createdAt - other.createdAt || one.order - other.order);
    },
    save: (entry) => storage.set(prefix + entry.clientId, JSON.stringify(entry)),
    remove: (clientId) => storage.remove(prefix + clientId),
  };
}

function isEntry(value: unknown): value is OutboxEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, conversationId, text, createdAt, order, refusal } = value as Partial<
    Record<keyof OutboxEntry, unknown>
  >;
  return (
    typeof clientId === 'string' &&
    (conversationId === null || typeof conversationId === 'string') &&
    typeof text === 'string' &&
    typeof createdAt === 'number' &&
    typeof order === 'number' &&
    (refusal === null || typeof refusal === 'string')
  );
}

function parseEntry(stored: string | null): OutboxEntry | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps the storage as the state is: nothing is unsent in one and not in the other. */
export function mirrorOutbox(store: Store, storage: OutboxStorage): void {
  store.subscribe((state, before) => {
    if (state.outbox === before.outbox) return;
    const kept = new Set(state.outbox.map(({ clientId }) => clientId));
    for (const { clientId } of before.outbox) if (!kept.has(clientId)) storage.remove(clientId);
    for (const entry of state.outbox) if (!before.outbox.includes(entry)) storage.save(entry);
  });
}
