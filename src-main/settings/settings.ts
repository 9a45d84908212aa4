import { type DesktopSettings, readSettings } from '../../src-preload/payloads.ts';
import { mergeForStorage } from './merge-for-storage.ts';
import type { Store } from './store.ts';

export interface Settings {
  get(): DesktopSettings;
  change(patch: { [Key in keyof DesktopSettings]?: DesktopSettings[Key] | undefined }): DesktopSettings;
  /** Told after every change, with all settings. */
  onChange(listener: (settings: DesktopSettings) => void): void;
}

const KEY = 'settings';

export function createSettings(store: Store): Settings {
  const listeners: ((settings: DesktopSettings) => void)[] = [];
  let current = readSettings(store.get(KEY));

  return {
    get: () => current,
    change(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      current = readSettings({ ...current, ...given });
      store.set(KEY, mergeForStorage(store.get(KEY), current));
      for (const listener of listeners) listener(current);
      return current;
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
