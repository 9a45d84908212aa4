import { describe, expect, it } from 'vitest';
import { meSchema } from '#contract/members.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { createCredentialVault } from '../credentials/credential-vault.ts';
import { createSessionKeeper } from './session-keeper.ts';

const SERVER = 'https://desk.example.com';
const me = {
  id: '0198c5c4-7d1e-7abc-8def-0123456789ab',
  workspaceId: '0198c5c4-7d1e-7abc-8def-0123456789ac',
  workspaceName: 'Mugs',
  name: 'Ana',
  email: 'ana@example.com',
  role: 'agent',
  permissions: ['chats.respond'],
  presence: 'online',
  availability: { state: 'online', reason: 'chosen', since: '2026-11-23T08:00:00.000Z' },
  load: { activeChats: 0, cap: null },
};
const ACCOUNT = `${SERVER}/${me.id}`;
const grant = (refreshToken: string) => ({
  accessToken: `access-for-${refreshToken}`,
  accessTokenExpiresAt: '2030-01-01T00:00:00.000Z',
  refreshToken,
  me,
});
const problem = (status: number, code: string) =>
  Response.json({ type: 'about:blank', title: 'No', status, detail: 'The server says no.', code }, { status });

type Answer = (path: string, body: Record<string, string>) => Response | Promise<Response>;

function createDesk(answer: Answer, token: string | null = 'token-one') {
  const entries = new Map(token === null ? [] : [[ACCOUNT, token]]);
  const stored = new Map<string, unknown>();
  const calls: { path: string; body: Record<string, string>; headers: Headers }[] = [];
  const vault = createCredentialVault({
    read: async (account) => entries.get(account) ?? null,
    write: async (account, secret) => void entries.set(account, secret),
    remove: async (account) => void entries.delete(account),
  });
  let server: string | null = SERVER;
  const chosen = { get: () => server };
  const accounts = createAccounts(
    { get: (key) => stored.get(key), set: (key, value) => void stored.set(key, value) },
    chosen,
  );
  if (token !== null) accounts.show(accounts.keep(SERVER, meSchema.parse(me)).id);
  const session = createSessionKeeper({
    server: chosen,
    accounts,
    vault,
    async fetch(url, init) {
      const path = new URL(url).pathname;
      const body = JSON.parse(String(init?.body));
      calls.push({ path, body, headers: new Headers(init?.headers) });
      return answer(path, body);
    },
  });
  const setServer = (next: string | null): void => {
    server = next;
  };
  return { session, accounts, entries, calls, setServer };
}

describe('refresh', () => {
  it('is signed out without a server or a token, and asks nobody', async () => {
    const empty = createDesk(() => Response.json({}), null);
    expect(await empty.session.refresh()).toEqual({ status: 'signed_out' });
    empty.setServer(null);
    expect(await empty.session.refresh()).toEqual({ status: 'signed_out' });
    expect(empty.calls).toEqual([]);
  });

  it('signs out on 401 alone, and remembers who it was', async () => {
    const { session, accounts, entries } = createDesk(() => problem(401, 'unauthorized'));
    expect(await session.refresh()).toEqual({ status: 'signed_out' });
    expect(entries.size).toBe(0);
    expect(accounts.list()).toMatchObject({
      accounts: [{ email: 'ana@example.com', signedIn: false }],
      shownId: ACCOUNT,
    });
  });

  it.each([
    ['no network', () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))],
    ['a fault of the server', () => problem(500, 'internal')],
    ['a restart', () => problem(503, 'unavailable')],
    ['a rate limit', () => problem(429, 'rate_limited')],
    ['a hotel portal', () => new Response('<html>Welcome</html>')],
    ['an answer without a refresh token', () => Response.json({ ...grant('x'), refreshToken: undefined })],
  ])('keeps the token through %s', async (_name, answer) => {
    const { session, entries } = createDesk(answer);
    expect(await session.refresh()).toMatchObject({ status: 'unreachable' });
    expect(entries.get(ACCOUNT)).toBe('token-one');
  });

  it('gives the page a grant without the refresh token, and keeps the new one', async () => {
    const { session, entries, calls } = createDesk(() => Response.json(grant('token-two-of-twenty-letters')));
    const outcome = await session.refresh();
    expect(outcome).toMatchObject({ status: 'signed_in', keptIn: 'keychain', grant: { me: { name: 'Ana' } } });
    expect(JSON.stringify(outcome)).not.toContain('"refreshToken"');
    expect(entries.get(ACCOUNT)).toBe('token-two-of-twenty-letters');
    expect(calls[0]?.headers.get('x-handoff-client')).toBe('desktop');
  });

  it('uses a token once, however many ask at the same time', async () => {
    const { session, calls } = createDesk(() => Response.json(grant('token-two')));
    const outcomes = await Promise.all([session.refresh(), session.refresh(), session.refresh()]);
    expect(calls).toHaveLength(1);
    expect(new Set(outcomes).size).toBe(1);
    await session.refresh();
    expect(calls.map((call) => call.body['refreshToken'])).toEqual(['token-one', 'token-two']);
  });

  it('does not answer for a server that has been left', async () => {
    const gate = Promise.withResolvers<Response>();
    const { session, setServer } = createDesk(() => gate.promise);
    const old = session.refresh();
    setServer('https://other.test');
    expect(await session.refresh()).toEqual({ status: 'signed_out' });
    gate.resolve(Response.json(grant('token-two')));
    expect(await old).toMatchObject({ status: 'signed_in' });
  });
});

describe('signIn', () => {
  const credentials = { email: 'ana@example.com', password: 'long enough password' };

  it('passes on what the server says', async () => {
    const { session, entries } = createDesk(() => problem(401, 'unauthorized'), null);
    expect(await session.signIn(credentials)).toEqual({
      status: 'refused',
      error: { code: 'unauthorized', message: 'The server says no.' },
    });
    expect(entries.size).toBe(0);
  });

  it('keeps what the owner link gave', async () => {
    const { session, entries, calls } = createDesk(() => Response.json(grant('token-one')), null);
    const claim = { ...credentials, name: 'Olga', token: 'x'.repeat(32) };
    expect(await session.claimOwner(claim)).toMatchObject({ status: 'signed_in' });
    expect(calls[0]).toMatchObject({ path: '/api/v1/auth/owner', body: claim });
    expect(entries.get(ACCOUNT)).toBe('token-one');
  });
});

describe('signOut', () => {
  it('forgets the token even when the server cannot be told', async () => {
    const { session, entries, calls } = createDesk(() => Promise.reject(new Error('net::ERR_FAILED')));
    await session.signOut();
    expect(entries.size).toBe(0);
    expect(calls[0]).toMatchObject({ path: '/api/v1/auth/sign-out', body: { refreshToken: 'token-one' } });
  });

  it('waits for a refresh under way, so that its new token is ended too', async () => {
    const gate = Promise.withResolvers<Response>();
    const { session, entries, calls } = createDesk((path) =>
      path.endsWith('refresh') ? gate.promise : new Response(null, { status: 204 }),
    );
    const refreshing = session.refresh();
    const signingOut = session.signOut();
    gate.resolve(Response.json(grant('token-two')));
    await Promise.all([refreshing, signingOut]);
    expect(calls.at(-1)?.body).toEqual({ refreshToken: 'token-two' });
    expect(entries.size).toBe(0);
  });
});

describe('several accounts', () => {
  const credentials = { email: 'ana@example.com', password: 'long enough password' };
  const OTHER = 'https://other.test';
  const elsewhere = { ...me, id: '0198c5c4-7d1e-7abc-8def-0123456789ad', workspaceName: 'Wholesale' };
  const otherId = `${OTHER}/${elsewhere.id}`;

  /** Signed in at the first server with `token-one`, then at the other one with `token-other`. */
  async function createTwo(answer: Answer = (_path, body) => Response.json(grant(`${body['refreshToken']}-renewed`))) {
    const desk = createDesk((path, body) =>
      path.endsWith('sign-in') ? Response.json({ ...grant('token-other'), me: elsewhere }) : answer(path, body),
    );
    desk.accounts.setAside();
    desk.setServer(OTHER);
    await desk.session.signIn(credentials);
    return desk;
  }

  it('keeps a token for each, and renews the shown one with its own at its own server', async () => {
    const { session, accounts, entries, calls, setServer } = await createTwo((_path, { refreshToken }) =>
      Response.json({ ...grant(`${refreshToken}-renewed`), me: refreshToken === 'token-one' ? me : elsewhere }),
    );
    expect(Object.fromEntries(entries)).toEqual({ [ACCOUNT]: 'token-one', [otherId]: 'token-other' });
    await session.refresh();
    setServer(SERVER);
    accounts.show(ACCOUNT);
    await session.refresh();
    expect(calls.slice(1).map(({ body }) => body['refreshToken'])).toEqual(['token-other', 'token-one']);
    expect(Object.fromEntries(entries)).toEqual({ [ACCOUNT]: 'token-one-renewed', [otherId]: 'token-other-renewed' });
  });

  it('leaves the others when one signs out or is signed out', async () => {
    const { session, accounts, entries, calls } = await createTwo(() => new Response(null, { status: 204 }));
    await session.signOut();
    expect(calls.at(-1)?.body).toEqual({ refreshToken: 'token-other' });
    expect([...entries]).toEqual([[ACCOUNT, 'token-one']]);
    expect(accounts.list()).toMatchObject({ accounts: [{ id: ACCOUNT, signedIn: true }], shownId: null });

    const revoked = await createTwo(() => problem(401, 'unauthorized'));
    expect(await revoked.session.refresh()).toEqual({ status: 'signed_out' });
    expect([...revoked.entries]).toEqual([[ACCOUNT, 'token-one']]);
    expect(revoked.accounts.list().accounts.map(({ signedIn }) => signedIn)).toEqual([true, false]);
  });

  it('does not come back by a renewal that was under way when it was signed out of', async () => {
    const gate = Promise.withResolvers<Response>();
    const { session, accounts, entries } = createDesk((path) =>
      path.endsWith('refresh') ? gate.promise : new Response(null, { status: 204 }),
    );
    const refreshing = session.refresh();
    const leaving = session.forget(ACCOUNT);
    expect(await session.refresh()).toEqual({ status: 'signed_out' });
    gate.resolve(Response.json(grant('token-two')));
    await Promise.all([refreshing, leaving]);
    expect([entries.size, accounts.list().accounts]).toEqual([0, []]);
  });

  it('ends the sign-in that a new one of the same account replaces', async () => {
    const { session, accounts, entries, calls } = createDesk((path) =>
      path.endsWith('sign-in') ? Response.json(grant('token-new')) : new Response(null, { status: 204 }),
    );
    accounts.setAside();
    await session.signIn(credentials);
    expect(calls.at(-1)).toMatchObject({ path: '/api/v1/auth/sign-out', body: { refreshToken: 'token-one' } });
    expect([...entries]).toEqual([[ACCOUNT, 'token-new']]);
    expect(accounts.list().accounts).toHaveLength(1);
  });
});
