import type { ClaimOwnerRequest, SignInRequest } from '#contract/members.ts';
import type { JoinTeamRequest } from '#contract/team.ts';
import type { Account, Answered, SignInOutcome } from '../../src-preload/payloads.ts';
import type { KnownAccounts } from '../accounts/accounts.ts';
import type { CredentialVault } from '../credentials/credential-vault.ts';
import type { Fetch } from '../server/http.ts';
import {
  type GrantAnswer,
  type OpenAnswer,
  type OpenRoute,
  requestAnswer,
  requestGrant,
  requestSignOut,
} from './session-api.ts';

export interface SessionKeeper {
  /** A fresh grant for the shown account from its kept refresh token, at start and before an access token runs out. */
  refresh(): Promise<SignInOutcome>;
  /** The same for any account. */
  renew(account: Account): Promise<SignInOutcome>;
  signIn(request: SignInRequest): Promise<SignInOutcome>;
  claimOwner(request: ClaimOwnerRequest): Promise<SignInOutcome>;
  join(request: JoinTeamRequest): Promise<SignInOutcome>;
  ask<Route extends OpenRoute>(route: Route, body: object): Promise<Answered<OpenAnswer<Route>>>;
  /** Signs out of the shown account; the others stay. */
  signOut(): Promise<void>;
  /** The same for any account. */
  forget(id: string): Promise<void>;
}

/** Holds the refresh tokens, one per account, so that the page never sees them. */
export function createSessionKeeper(parts: {
  server: { get(): string | null };
  accounts: KnownAccounts;
  vault: CredentialVault;
  fetch: Fetch;
}): SessionKeeper {
  const { server, accounts, vault, fetch } = parts;
  /** Renewals under way, by account: a token works once, and two at the same time would look like theft. */
  const refreshing = new Map<string, Promise<SignInOutcome>>();

  async function keep(origin: string, { refreshToken, ...grant }: Granted): Promise<[Account, SignInOutcome]> {
    const account = accounts.keep(origin, grant.me);
    const keptIn = await vault.keep(account.id, refreshToken);
    const { accessToken, accessTokenExpiresAt, me } = grant;
    return [account, { status: 'signed_in', grant: { accessToken, accessTokenExpiresAt, me }, keptIn }];
  }

  function tell(answer: Exclude<GrantAnswer, { status: 'granted' }>): SignInOutcome {
    return answer.status === 'refused' ? { status: 'refused', error: answer.error } : answer;
  }

  async function refreshOnce(account: Account): Promise<SignInOutcome> {
    const refreshToken = await vault.read(account.id);
    if (!refreshToken) {
      accounts.markSignedOut(account.id);
      return { status: 'signed_out' };
    }
    const answer = await requestGrant(fetch, account.server, 'refresh', { refreshToken });
    if (answer.status === 'refused' && answer.httpStatus === 401) {
      await vault.forget(account.id);
      accounts.markSignedOut(account.id);
      return { status: 'signed_out' };
    }
    // Slowed down is not signed out: the page keeps trying as it does without a network.
    if (answer.status === 'refused' && answer.httpStatus === 429) {
      return { status: 'unreachable', detail: answer.error.message };
    }
    return answer.status === 'granted' ? (await keep(account.server, answer.grant))[1] : tell(answer);
  }

  async function enter(route: 'signIn' | 'claimOwner' | 'joinTeam', body: object): Promise<SignInOutcome> {
    const origin = server.get();
    if (!origin) return NO_SERVER;
    const answer = await requestGrant(fetch, origin, route, body);
    if (answer.status !== 'granted') return tell(answer);
    const replaced = await vault.read(`${origin}/${answer.grant.me.id}`);
    const [account, outcome] = await keep(origin, answer.grant);
    accounts.show(account.id);
    // Signed in here already: the sign-in that nobody can use any more ends.
    if (replaced) void requestSignOut(fetch, origin, replaced);
    return outcome;
  }

  /** The account is gone from here before the server is told, and whether or not it can be. */
  async function forget(id: string): Promise<void> {
    const account = accounts.find(id);
    if (!account) return;
    // At once, so that no renewal begins any more; and after the one that is under way, which keeps what it was given.
    accounts.remove(id);
    await refreshing.get(id);
    accounts.remove(id);
    const refreshToken = await vault.read(id);
    if (!refreshToken) return;
    await vault.forget(id);
    await requestSignOut(fetch, account.server, refreshToken);
  }

  function renew(account: Account): Promise<SignInOutcome> {
    const underWay = refreshing.get(account.id);
    if (underWay) return underWay;
    const outcome = refreshOnce(account).finally(() => refreshing.delete(account.id));
    refreshing.set(account.id, outcome);
    return outcome;
  }

  return {
    refresh() {
      const account = accounts.shown();
      return account ? renew(account) : Promise.resolve({ status: 'signed_out' });
    },
    renew,
    signIn: (request) => enter('signIn', request),
    claimOwner: (request) => enter('claimOwner', request),
    join: (request) => enter('joinTeam', request),
    async ask(route, body) {
      const origin = server.get();
      return origin ? requestAnswer(fetch, origin, route, body) : NO_SERVER;
    },
    forget,
    async signOut() {
      const account = accounts.shown();
      if (account) await forget(account.id);
    },
  };
}

type Granted = Extract<GrantAnswer, { status: 'granted' }>['grant'];

const NO_SERVER = { status: 'unreachable', detail: 'No server has been chosen.' } as const;
