import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account, AccountLook, Attention } from '../../src-preload/payloads.ts';
import { type AppState, INITIAL_APP_STATE } from './app-state.ts';
import { tellAttentionOfAll } from './attention-of-all.ts';
import { watchOtherAccounts } from './watch-other-accounts.ts';

const account = (id: string): Account => ({
  ...{ id, server: 'https://desk.example.com', workspaceId: id, workspaceName: id, name: 'Ana' },
  ...{ email: 'ana@example.com', signedIn: true },
});
const request = (handoffId: string) => ({
  ...{ handoffId, visitorName: 'Mia', chatbotName: 'Shop' },
  waitingSince: '2026-11-23T12:00:00.000Z',
});
const waits = (unread: number, ...ids: string[]): AccountLook => ({
  status: 'ok',
  waiting: { pending: ids.length, unread, requests: ids.map(request) },
});

let looks: Record<string, AccountLook>;
let accounts: Account[];
let told: string[];
let stop: () => void;
let store: StoreApi<AppState>;

beforeEach(() => {
  vi.useFakeTimers();
  looks = { shop: waits(0, 'old'), mugs: waits(0) };
  accounts = [account('shown'), account('shop'), account('mugs')];
  told = [];
  store = createStore<AppState>()(() => ({ ...INITIAL_APP_STATE, accounts: { accounts, shownId: 'shown' } }));
  const host = {
    accounts: {
      list: async () => ({ accounts, shownId: 'shown' }),
      look: async (id: string) => looks[id] ?? { status: 'unreachable' as const },
      ...{ show: async () => undefined, setAside: vi.fn(), forget: vi.fn() },
    },
  };
  stop = watchOtherAccounts({
    ...{ host, store, now: Date.now },
    onRequest: ({ id }, { handoffId }) => void told.push(`${id}: ${handoffId}`),
    onGone: (handoffId) => void told.push(`gone: ${handoffId}`),
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Long enough for one more look at each. */
const next = () => vi.advanceTimersByTimeAsync(18_000);
const waiting = () => store.getState().waiting;

it('never looks at the account that is shown, and nobody is startled by what already waited', async () => {
  looks['shown'] = waits(9, 'x');
  await next();
  expect(waiting()).toEqual({ shop: { pending: 1, unread: 0 }, mugs: { pending: 0, unread: 0 } });
  expect(told).toEqual([]);
});

it('tells of each new request once, and when it waits no more', async () => {
  looks['mugs'] = waits(0, 'new');
  await next();
  await next();
  expect(told).toEqual(['mugs: new']);
  looks['mugs'] = waits(0);
  await next();
  expect(told).toEqual(['mugs: new', 'gone: new']);
});

it('shows the server’s numbers as they are, up and down', async () => {
  looks['shop'] = waits(2, 'a', 'b', 'c');
  await next();
  expect(waiting()['shop']).toEqual({ pending: 3, unread: 2 });
  looks['shop'] = waits(0, 'b');
  await next();
  expect(waiting()['shop']).toEqual({ pending: 1, unread: 0 });
});

it('keeps a number over a short cut, not over a long one, and does not tell the same request twice', async () => {
  looks['shop'] = waits(1, 'a');
  await next();
  looks['shop'] = { status: 'unreachable' };
  await next();
  expect(waiting()['shop']).toEqual({ pending: 1, unread: 1 });
  for (let count = 0; count < 4; count += 1) await next();
  expect(waiting()['shop']).toBeUndefined();
  told = [];
  looks['shop'] = waits(1, 'a', 'b');
  await next();
  expect(told).toEqual(['shop: b']);
});

it('forgets an account that is signed out or gone, with its number and its toasts', async () => {
  looks['shop'] = waits(0, 'a');
  looks['mugs'] = waits(1);
  await next();
  looks['shop'] = { status: 'signed_out' };
  accounts = [account('shown'), account('shop')];
  await next();
  expect(waiting()).toEqual({});
  expect(told).toContain('gone: a');
});

it('tray and badge get the sum, again whenever either part changes', async () => {
  const said: Attention[] = [];
  const attention = tellAttentionOfAll({ attention: { set: async (sum) => void said.push(sum) } }, store);
  void attention.set({ pending: 1, unread: 0, presence: 'online', quiet: false });
  looks['shop'] = waits(1, 'a', 'b');
  looks['mugs'] = waits(1);
  await next();
  expect(said.at(-1)).toEqual({ pending: 3, unread: 2, presence: 'online', quiet: false });
  void attention.set({ pending: 0, unread: 0, presence: 'away', quiet: true });
  expect(said.at(-1)).toEqual({ pending: 2, unread: 2, presence: 'away', quiet: true });
  stop();
  expect(said.at(-1)).toEqual({ pending: 0, unread: 0, presence: 'away', quiet: true });
});
