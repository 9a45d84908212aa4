import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_SETTINGS, type DesktopSettings, type DoNotDisturbChoice } from '../../src-preload/payloads.ts';
import { createListeners } from '../host/listeners.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildDeskState, ME } from '../test/build.ts';
import { MemoryStorage } from '../test/memory-storage.ts';
import { watchDoNotDisturb } from './do-not-disturb.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function open({
  storage = new MemoryStorage(),
  presence = 'online' as 'online' | 'away',
  settings = DEFAULT_SETTINGS,
} = {}) {
  const state = buildDeskState();
  const store = createStore<DeskState>()(() => ({
    ...state,
    mirror: { ...state.mirror, me: { ...ME, presence } },
  }));
  const changed = createListeners<DesktopSettings>();
  const chosen = createListeners<DoNotDisturbChoice>();
  let current = settings;
  let answers = true;
  const told: string[] = [];
  const desk = watchDoNotDisturb({
    store,
    host: {
      settings: {
        get: async () => current,
        async change(patch) {
          current = { ...current, ...patch };
          changed.emit(current);
          return current;
        },
        onChange: changed.add,
      },
      doNotDisturb: { onChosen: chosen.add },
    },
    settings: () => current,
    async setPresence(choice) {
      told.push(choice);
      if (!answers) return false;
      store.setState(({ mirror }) => ({ mirror: { ...mirror, me: { ...ME, presence: choice } } }));
      return true;
    },
    storage,
    account: 'x',
    now: Date.now,
  });
  return {
    ...desk,
    store,
    storage,
    told,
    choose: chosen.emit,
    goOffline: () => {
      answers = false;
    },
    goOnline: () => {
      answers = true;
    },
    settings: () => current,
  };
}

test('for half an hour: away, then what they were before', async () => {
  const { choose, store, told } = open();
  choose('30_minutes');
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().quiet).toMatchObject({ on: true, because: 'chosen' });
  expect(told).toEqual(['away']);
  await vi.advanceTimersByTimeAsync(30 * 60_000 - 1);
  expect(store.getState().quiet.on).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(store.getState().quiet.on).toBe(false);
  expect(told).toEqual(['away', 'online']);
});

test('who was away before stays away', async () => {
  const { chooseDoNotDisturb, told } = open({ presence: 'away' });
  await chooseDoNotDisturb('until_off');
  await chooseDoNotDisturb('off');
  expect(told).toEqual([]);
});

test('a status chosen meanwhile is kept', async () => {
  const { chooseDoNotDisturb, keepPresence, told, store } = open();
  await chooseDoNotDisturb('until_off');
  await vi.advanceTimersByTimeAsync(0);
  keepPresence();
  store.setState(({ mirror }) => ({ mirror: { ...mirror, me: { ...ME, presence: 'away' } } }));
  await chooseDoNotDisturb('off');
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(['away']);
});

test('over a restart the promise is kept', async () => {
  const first = open();
  await first.chooseDoNotDisturb('30_minutes');
  await vi.advanceTimersByTimeAsync(0);
  first.stop();
  expect(first.store.getState().quiet.on).toBe(false);
  vi.setSystemTime(Date.now() + 3_600_000);
  const second = open({ storage: first.storage, presence: 'away', settings: first.settings() });
  await vi.advanceTimersByTimeAsync(0);
  expect(second.told).toEqual(['online']);
});

test('without an answer it is tried again with the next connection', async () => {
  const { chooseDoNotDisturb, look, told, goOffline, goOnline } = open();
  goOffline();
  await chooseDoNotDisturb('until_off');
  await vi.advanceTimersByTimeAsync(0);
  goOnline();
  look();
  await vi.advanceTimersByTimeAsync(0);
  look();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(['away', 'away']);
});
