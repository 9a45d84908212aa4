import { type DesktopSettings, readSettings } from '../../src-preload/payloads.ts';
import type { Host } from './host.ts';
import { createListeners } from './listeners.ts';

const KEY = 'handoff-desk:settings';

/** Preferences in `localStorage`; a change in one tab reaches the others. */
export function createBrowserSettings(storage: Pick<Storage, 'getItem' | 'setItem'>): Host['settings'] {
  const listeners = createListeners<DesktopSettings>();
  window.addEventListener('storage', (event) => {
    if (event.key === KEY) listeners.emit(parseSettings(event.newValue));
  });
  return {
    get: async () => parseSettings(storage.getItem(KEY)),
    async change(patch) {
      const settings = { ...parseSettings(storage.getItem(KEY)), ...patch };
      storage.setItem(KEY, JSON.stringify(settings));
      listeners.emit(settings);
      return settings;
    },
    onChange: listeners.add,
  };
}

/** Anything unreadable falls back to the defaults. */
export function parseSettings(json: string | null): DesktopSettings {
  try {
    return readSettings(JSON.parse(json ?? '{}'));
  } catch {
    return readSettings(null);
  }
}
