import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignInOutcome } from '../../src-preload/payloads.ts';
import { ME } from '../test/build.ts';
import { createAccessToken, decideRenewDelay } from './access-token.ts';

const START = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

function grant(accessToken: string, lifetimeMs = 15 * MINUTE) {
  return { accessToken, accessTokenExpiresAt: new Date(Date.now() + lifetimeMs).toISOString(), me: ME };
}

function open(outcomes: (() => SignInOutcome)[]) {
  const seen = { renewals: 0, renewed: [] as string[], signedOut: 0 };
  const token = createAccessToken({
    grant: grant('first'),
    now: Date.now,
    renew: async () => {
      seen.renewals += 1;
      return (
        outcomes.shift()?.() ?? { status: 'signed_in', keptIn: 'keychain', grant: grant(`token-${seen.renewals}`) }
      );
    },
    onRenewed: ({ accessToken }) => seen.renewed.push(accessToken),
    onSignedOut: () => {
      seen.signedOut += 1;
    },
  });
  return { token, seen };
}

describe('decideRenewDelay', () => {
  test('a minute before it runs out', () => {
    expect(decideRenewDelay(new Date(START + 15 * MINUTE).toISOString(), START)).toBe(14 * MINUTE);
  });

  test.each([-60, 60])('a clock that is %i minutes off does not lead to renewing in a loop', (minutes) => {
    expect(decideRenewDelay(new Date(START + 15 * MINUTE).toISOString(), START + minutes * MINUTE)).toBe(14 * MINUTE);
  });
});

test('it renews itself a minute before it runs out, and hands on the fresh one', async () => {
  const { token, seen } = open([]);
  await vi.advanceTimersByTimeAsync(14 * MINUTE - 1);
  expect(seen.renewals).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.renewed).toEqual(['token-1']);
  expect(await token.get()).toBe('token-1');
});

test('asking many times at once renews once', async () => {
  const { token, seen } = open([]);
  await Promise.all([token.renew(), token.renew(), token.renew()]);
  expect(seen.renewals).toBe(1);
});

test('no network for an hour signs nobody out', async () => {
  const { token, seen } = open(
    Array.from({ length: 1_000 }, () => () => ({ status: 'unreachable', detail: 'no network' })),
  );
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(seen.signedOut).toBe(0);
  expect(seen.renewals).toBeGreaterThan(5);
  expect(await token.get()).toBe('first');
});

test('a server that is busy is not a sign-out either, and its wish to wait is kept', async () => {
  const { token, seen } = open([
    () => ({ status: 'refused', error: { code: 'busy', message: '', retryAfterMs: 20_000 } }),
  ]);
  await token.renew();
  await vi.advanceTimersByTimeAsync(19_999);
  expect(seen).toMatchObject({ renewals: 1, signedOut: 0 });
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.renewed).toEqual(['token-2']);
});

test.each<SignInOutcome>([
  { status: 'signed_out' },
  { status: 'refused', error: { code: 'unauthorized', message: 'revoked' } },
])('when the server ends the session it is over: %o', async (outcome) => {
  const { token, seen } = open([() => outcome]);
  await token.renew();
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(seen).toMatchObject({ signedOut: 1, renewals: 1 });
  expect(await token.get()).toBeNull();
});
