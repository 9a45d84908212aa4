import { waitingRoutes, waitingSchema } from '#contract/waiting-routes.ts';
import { createAccountTokens } from '../../src-preload/account-tokens.ts';
import type { Account, AccountLook, SignInOutcome } from '../../src-preload/payloads.ts';

const TIMEOUT_MS = 10_000;

/** Looks what waits in an account of this browser that the tab does not show. */
export function createBrowserLook(
  find: (id: string) => Account | null,
  renew: (account: Account) => Promise<SignInOutcome>,
): (id: string) => Promise<AccountLook> {
  const tokens = createAccountTokens(renew, Date.now);

  return async (id) => {
    const account = find(id);
    if (!account?.signedIn) return { status: 'signed_out' };
    const token = await tokens.of(account);
    if (typeof token !== 'string') return token;
    try {
      const response = await fetch(waitingRoutes.getWaiting.path, {
        headers: { authorization: `Bearer ${token}` },
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // The sign-in may have ended before its token: the next look asks for another and finds out.
      if (response.status === 401) tokens.drop(id);
      if (!response.ok) return { status: 'unreachable' };
      return { status: 'ok', waiting: waitingSchema.parse(await response.json()) };
    } catch {
      return { status: 'unreachable' };
    }
  };
}
