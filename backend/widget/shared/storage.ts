/** What the widget needs of a browser storage. Never throws. */
export interface KeyValue {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
}

/**
 * A browser storage that may be blocked (touching it throws) or full (writing throws): what cannot be stored is kept in
 * memory, so the chat works for this visit. `find` is called again each time, because a browser may block it later.
 */
export function openStorage(find: () => Storage): KeyValue {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(find());
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? null,
    set(key, value) {
      const stored = attempt((storage) => {
        storage.setItem(key, value);
        return true;
      });
      if (stored) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
    keys(prefix) {
      const stored =
        attempt((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index))) ?? [];
      const all = new Set([...stored, ...memory.keys()]);
      return [...all].filter((key): key is string => key?.startsWith(prefix) ?? false);
    },
  };
}

export const openLocalStorage = (): KeyValue => openStorage(() => window.localStorage);
export const openSessionStorage = (): KeyValue => openStorage(() => window.sessionStorage);
