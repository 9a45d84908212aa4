import type { Account, AccountLook, SignInOutcome } from './payloads.ts';

/** A token this close to its end is renewed first. */
const MARGIN_MS = 60_000;

/**
 * Access tokens of accounts that are not shown, in memory: by app and browser alike kept while they are good, and renewed
 * when they are asked for. Instead of a token: why there is none.
 */
export function createAccountTokens(
  renew: (account: Account) => Promise<SignInOutcome>,
  now: () => number,
): { of(account: Account): Promise<string | AccountLook>; drop(id: string): void } {
  const tokens = new Map<string, { token: string; until: number }>();

  return {
    async of(account) {
      const kept = tokens.get(account.id);
      if (kept && kept.until - MARGIN_MS > now()) return kept.token;
      const outcome = await renew(account);
      if (outcome.status === 'signed_out') return { status: 'signed_out' };
      if (outcome.status !== 'signed_in') return { status: 'unreachable' };
      const { accessToken: token, accessTokenExpiresAt } = outcome.grant;
      tokens.set(account.id, { token, until: Date.parse(accessTokenExpiresAt) });
      return token;
    },
    drop: (id) => void tokens.delete(id),
  };
}
