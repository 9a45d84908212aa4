import { type DesktopSettings, desktopSettingsPatchSchema } from '../../src-preload/payloads.ts';
import { DEFAULT_SETTINGS } from '../state/app-state.ts';
import type { Host } from './host.ts';
import { createListeners } from './listeners.ts';

const KEY = 'handoff-desk:settings';

/** Preferences in `localStorage`; a change in one tab reaches the others. */
export function createBrowserSettings(storage: Pick<Storage, 'getItem' | 'setItem'>): Host['settings'] {
  const listeners = createListeners<DesktopSettings>();
  window.addEventListener('storage', (event) => {
    if (event.key === KEY) listeners.emit(readSettings(event.newValue));
  });
  return {
    get: async () => readSettings(storage.getItem(KEY)),
    async change(patch) {
      const settings = { ...readSettings(storage.getItem(KEY)), ...patch };
      storage.setItem(KEY, JSON.stringify(settings));
      listeners.emit(settings);
      return settings;
    },
    onChange: listeners.add,
  };
}

/** Anything unreadable, or written by another version, falls back to the defaults key by key. */
export function readSettings(json: string | null): DesktopSettings {
  let stored: unknown;
  try {
    stored = JSON.parse(json ?? '{}');
  } catch {
    return DEFAULT_SETTINGS;
  }
  if (typeof stored !== 'object' || stored === null) return DEFAULT_SETTINGS;
  const settings: DesktopSettings = { ...DEFAULT_SETTINGS };
  for (const [key, value] of Object.entries(stored)) {
    const parsed = desktopSettingsPatchSchema.safeParse({ [key]: value });
    if (parsed.success) Object.assign(settings, parsed.data);
  }
  return settings;
}
