import ElectronStore from 'electron-store';

/** One small file in the user's data folder, `desk.json`, written atomically. */
export interface Store {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export function openStore(): Store {
  // A file broken by a full disk must not keep the console from starting: preferences are not worth that.
  const file = new ElectronStore<Record<string, unknown>>({ name: 'desk', clearInvalidConfig: true });
  return {
    get: (key) => file.get(key),
    set: (key, value) => file.set(key, value),
  };
}
