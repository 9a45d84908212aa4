import { type Waiting, waitingRoutes, waitingSchema } from '#contract/waiting-routes.ts';
import { createAccountTokens } from '../../src-preload/account-tokens.ts';
import type { Account, AccountLook, SignInOutcome } from '../../src-preload/payloads.ts';
import type { Fetch } from '../server/http.ts';
import type { KnownAccounts } from './accounts.ts';

const TIMEOUT_MS = 10_000;

/**
 * Looks what waits in an account that is not shown, at whatever server it is of: the page may only talk to the server of
 * the one that is. Its access tokens stay here, in memory.
 */
export function createAccountLook(parts: {
  accounts: Pick<KnownAccounts, 'find'>;
  renew: (account: Account) => Promise<SignInOutcome>;
  fetch: Fetch;
  now?: () => number;
}): (id: string) => Promise<AccountLook> {
  const { accounts, renew, fetch, now = Date.now } = parts;
  const tokens = createAccountTokens(renew, now);

  async function ask(account: Account, token: string): Promise<Waiting | 'unauthorized'> {
    const response = await fetch(account.server + waitingRoutes.getWaiting.path, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 401) return 'unauthorized';
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return waitingSchema.parse(await response.json());
  }

  return async (id) => {
    const account = accounts.find(id);
    if (!account?.signedIn) return { status: 'signed_out' };
    try {
      // Once more with a new token: a sign-in can lose its rights before its token runs out.
      for (const _ of ['first', 'again']) {
        const token = await tokens.of(account);
        if (typeof token !== 'string') return token;
        const waiting = await ask(account, token);
        if (waiting !== 'unauthorized') return { status: 'ok', waiting };
        tokens.drop(id);
      }
      return { status: 'unreachable' };
    } catch {
      return { status: 'unreachable' };
    }
  };
}
