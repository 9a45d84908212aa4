import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, readSettings } from './read-settings.ts';
import { createSettings } from './settings.ts';

function createMemoryStore(settings?: unknown) {
  const values: Record<string, unknown> = { settings };
  return {
    values,
    get: (key: string) => values[key],
    set(key: string, value: unknown) {
      values[key] = value;
    },
  };
}

describe('readSettings', () => {
  it.each([undefined, null, 'x', 7, []])('starts from the defaults when %j is stored', (stored) => {
    expect(readSettings(stored)).toEqual(defaultSettings);
  });

  it('loses only the setting that it cannot read', () => {
    expect(readSettings({ theme: 'sepia', notifyMessages: false, hideContent: 'yes' })).toEqual({
      ...defaultSettings,
      notifyMessages: false,
    });
  });
});

describe('createSettings', () => {
  it('keeps a change, tells of it, and survives a restart', () => {
    const store = createMemoryStore();
    const settings = createSettings(store);
    const listener = vi.fn();
    settings.onChange(listener);
    const changed = settings.change({ theme: 'dark', closeToTray: undefined });
    expect(changed).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(listener).toHaveBeenCalledExactlyOnceWith(changed);
    expect(createSettings(store).get()).toEqual(changed);
  });

  it('does not destroy what a newer version has stored', () => {
    const store = createMemoryStore({ theme: 'light', soundVolume: 0.4 });
    createSettings(store).change({ theme: 'dark' });
    expect(store.values['settings']).toMatchObject({ theme: 'dark', soundVolume: 0.4 });
  });
});
