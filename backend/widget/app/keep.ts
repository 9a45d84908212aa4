import type { KeyValue } from '../shared/storage.ts';
import { keptKey } from '../shared/visit-record.ts';
import { type Kept, nothingKept } from './state/chat-state.ts';
import type { Store } from './state/store.ts';

/** Anything can stand in a page's storage: what does not fit is as good as absent. */
export function readKept(storage: KeyValue, chatbotId: string): Kept {
  try {
    const found: unknown = JSON.parse(storage.get(keptKey(chatbotId)) ?? 'null');
    const fields = new Map<string, unknown>(Object.entries(found ?? {}));
    const rated = fields.get('rated');
    return {
      rated: typeof rated === 'string' ? rated : null,
      contactSent: fields.get('contactSent') === true,
      muted: fields.get('muted') === true,
      consented: fields.get('consented') === true,
    };
  } catch {
    return nothingKept;
  }
}

/** Remembers something in this browser, and shows it here; other tabs hear of it from the storage. */
export function createKeeper(store: Store, storage: KeyValue, chatbotId: string): (change: Partial<Kept>) => void {
  return (change) => {
    const kept = { ...readKept(storage, chatbotId), ...change };
    storage.set(keptKey(chatbotId), JSON.stringify(kept));
    store.dispatch({ type: 'kept', kept });
  };
}
