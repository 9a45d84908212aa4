import { waitingRoutes, waitingSchema } from '#contract/waiting-routes.ts';
import type { Account, AccountLook, SignInOutcome } from '../../src-preload/payloads.ts';

const TIMEOUT_MS = 10_000;
/** A token this close to its end is renewed first. */
const MARGIN_MS = 60_000;

/** Looks what waits in an account of this browser that the tab does not show. */
export function createBrowserLook(
  find: (id: string) => Account | null,
  renew: (account: Account) => Promise<SignInOutcome>,
): (id: string) => Promise<AccountLook> {
  const tokens = new Map<string, { token: string; until: number }>();

  async function tokenOf(account: Account): Promise<string | AccountLook> {
    const kept = tokens.get(account.id);
    if (kept && kept.until - MARGIN_MS > Date.now()) return kept.token;
    const outcome = await renew(account);
    if (outcome.status === 'signed_out') return { status: 'signed_out' };
    if (outcome.status !== 'signed_in') return { status: 'unreachable' };
    const { accessToken: token, accessTokenExpiresAt } = outcome.grant;
    tokens.set(account.id, { token, until: Date.parse(accessTokenExpiresAt) });
    return token;
  }

  return async (id) => {
    const account = find(id);
    if (!account?.signedIn) return { status: 'signed_out' };
    const token = await tokenOf(account);
    if (typeof token !== 'string') return token;
    try {
      const response = await fetch(waitingRoutes.getWaiting.path, {
        headers: { authorization: `Bearer ${token}` },
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // The sign-in may have ended before its token: the next look asks for another and finds out.
      if (response.status === 401) tokens.delete(id);
      if (!response.ok) return { status: 'unreachable' };
      return { status: 'ok', waiting: waitingSchema.parse(await response.json()) };
    } catch {
      return { status: 'unreachable' };
    }
  };
}
