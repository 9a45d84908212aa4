import { expect, it } from 'vitest';
import { meSchema } from '#contract/members.ts';
import { createAccounts } from './accounts.ts';

const SERVERS = ['https://desk.example.com', 'https://other.test'] as const;
const member = (id: string, workspaceName = 'Mugs') =>
  meSchema.parse({
    ...{ id, workspaceId: id, workspaceName, name: 'Ana', email: 'ana@example.com', role: 'agent', permissions: [] },
    ...{ presence: 'online', load: { activeChats: 0, cap: null } },
    availability: { state: 'online', reason: 'chosen', since: '2026-11-23T08:00:00.000Z' },
  });
const [ANA, BEA] = ['0198c5c4-7d1e-7abc-8def-0123456789ab', '0198c5c4-7d1e-7abc-8def-0123456789ac'] as const;

function setUp(stored = new Map<string, unknown>(), server: string = SERVERS[0]) {
  const chosen = { at: server };
  const store = {
    get: (key: string) => stored.get(key),
    set: (key: string, value: unknown) => void stored.set(key, value),
  };
  return { accounts: createAccounts(store, { get: () => chosen.at }), stored, chosen };
}

it('shows the last one again at the next start, also when another was about to be added', () => {
  const { accounts, stored } = setUp();
  accounts.show(accounts.keep(SERVERS[0], member(ANA)).id);
  accounts.keep(SERVERS[0], member(BEA));
  accounts.setAside();
  expect(accounts.shown()).toBeNull();
  const next = setUp(new Map(JSON.parse(JSON.stringify([...stored]))));
  expect(next.accounts.shown()?.id).toBe(`${SERVERS[0]}/${ANA}`);
  expect(next.accounts.list().accounts).toHaveLength(2);
});

it('never shows an account of another server than the chosen one', () => {
  const { accounts, chosen } = setUp();
  accounts.show(accounts.keep(SERVERS[0], member(ANA)).id);
  chosen.at = SERVERS[1];
  expect(accounts.shown()).toBeNull();
  accounts.keep(SERVERS[1], member(ANA));
  expect(accounts.shown()?.server).toBe(SERVERS[1]);
  accounts.markSignedOut(`${SERVERS[1]}/${ANA}`);
  expect(accounts.shown()).toBeNull();
});

it('brings a known one up to date, where it is', () => {
  const { accounts } = setUp();
  accounts.keep(SERVERS[0], member(ANA));
  accounts.keep(SERVERS[0], member(BEA));
  accounts.markSignedOut(`${SERVERS[0]}/${ANA}`);
  accounts.keep(SERVERS[0], member(ANA, 'Mugs & More'));
  expect(accounts.list().accounts.map(({ workspaceName, signedIn }) => [workspaceName, signedIn])).toEqual([
    ['Mugs & More', true],
    ['Mugs', true],
  ]);
});

it.each([undefined, null, 'x', {}, [null], [{ id: 'x' }], [{ server: 'file:///etc/passwd' }]])(
  'starts with nobody where the file holds %j',
  (list) => {
    expect(setUp(new Map([['accounts', list]])).accounts.list()).toEqual({ accounts: [], shownId: null });
  },
);
