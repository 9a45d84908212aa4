import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from '../../src-preload/payloads.ts';
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
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('loses only the setting that it cannot read', () => {
    expect(readSettings({ theme: 'sepia', notifyMessages: false, hideContent: 'yes' })).toEqual({
      ...DEFAULT_SETTINGS,
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
    expect(changed).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(listener).toHaveBeenCalledExactlyOnceWith(changed);
    expect(createSettings(store).get()).toEqual(changed);
  });

  it('does not destroy what a newer version has stored', () => {
    const store = createMemoryStore({ theme: 'light', brightness: 0.4 });
    createSettings(store).change({ theme: 'dark' });
    expect(store.values['settings']).toMatchObject({ theme: 'dark', brightness: 0.4 });
  });
});

it('takes over a file from before there were sounds, do not disturb and the card', () => {
  const older = { theme: 'dark', notifyRequests: false, hideContent: true, closeToTray: false, confirmComplete: false };
  expect(readSettings(older)).toEqual({ ...DEFAULT_SETTINGS, ...older });
});
