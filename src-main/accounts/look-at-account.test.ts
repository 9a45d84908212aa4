import { expect, it } from 'vitest';
import type { Account, SignInOutcome } from '../../src-preload/payloads.ts';
import { createAccountLook } from './look-at-account.ts';

const OTHER: Account = {
  ...{ id: 'https://other.test/ana', server: 'https://other.test', workspaceId: 'w', workspaceName: 'Mugs' },
  ...{ name: 'Ana', email: 'ana@example.com', signedIn: true },
};
const nothing = { pending: 0, unread: 0, requests: [] };
const granted = (token: string, lifeMs = 900_000): SignInOutcome => ({
  status: 'signed_in',
  keptIn: 'keychain',
  grant: { accessToken: token, accessTokenExpiresAt: new Date(1_000_000 + lifeMs).toISOString(), me: {} as never },
});

function setUp(options: {
  account?: Account;
  grants?: SignInOutcome[];
  answer?: (token: string) => Response | Promise<Response>;
}) {
  const { account = OTHER, grants = [granted('token-1'), granted('token-2')], answer } = options;
  const asked: { url: string; token: string }[] = [];
  const clock = { now: 1_000_000 };
  let renewals = 0;
  const look = createAccountLook({
    accounts: { find: (id) => (id === account.id ? account : null) },
    renew: async () => grants[renewals++] ?? { status: 'signed_out' },
    async fetch(url, init) {
      const token = new Headers(init?.headers).get('authorization') ?? '';
      asked.push({ url, token });
      return answer ? answer(token) : Response.json(nothing);
    },
    now: () => clock.now,
  });
  return { look: () => look(OTHER.id), asked, clock, renewals: () => renewals };
}

it('asks nobody about an account that is not there or not signed in', async () => {
  const { look, asked } = setUp({ account: { ...OTHER, signedIn: false } });
  expect(await look()).toEqual({ status: 'signed_out' });
  expect(asked).toEqual([]);
});

it('asks the account’s own server, with one token for as long as it is good', async () => {
  const { look, asked, clock, renewals } = setUp({});
  expect(await look()).toEqual({ status: 'ok', waiting: nothing });
  await look();
  expect(asked).toEqual(Array(2).fill({ url: 'https://other.test/api/v1/waiting', token: 'Bearer token-1' }));
  clock.now += 850_000;
  await look();
  expect(asked.at(-1)?.token).toBe('Bearer token-2');
  expect(renewals()).toBe(2);
});

it('asks once more with a new token, and not for ever', async () => {
  const refuse = (token: string) =>
    token === 'Bearer token-1' ? new Response(null, { status: 401 }) : Response.json(nothing);
  expect(await setUp({ answer: refuse }).look()).toEqual({ status: 'ok', waiting: nothing });
  const never = setUp({ answer: () => new Response(null, { status: 401 }) });
  expect(await never.look()).toEqual({ status: 'unreachable' });
  expect(never.asked).toHaveLength(2);
});

it.each<[string, Parameters<typeof setUp>[0], string]>([
  ['the sign-in was ended', { grants: [{ status: 'signed_out' }] }, 'signed_out'],
  ['there is no network', { grants: [{ status: 'unreachable', detail: '' }] }, 'unreachable'],
  ['the network goes', { answer: () => Promise.reject(new Error('gone')) }, 'unreachable'],
  ['the server is down', { answer: () => new Response(null, { status: 503 }) }, 'unreachable'],
  ['something else answers', { answer: () => new Response('<html>') }, 'unreachable'],
  ['an older server has no such route', { answer: () => Response.json({}, { status: 404 }) }, 'unreachable'],
])('%s: %o', async (_, options, status) => {
  expect(await setUp(options).look()).toEqual({ status });
});
