import type { ClaimOwnerRequest, SignInRequest } from '#contract/members.ts';
import type { JoinTeamRequest } from '#contract/team.ts';
import type { Answered, SignInOutcome } from '../../src-preload/payloads.ts';
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
  /** A fresh grant from the kept refresh token, at start and before an access token runs out. */
  refresh(): Promise<SignInOutcome>;
  signIn(request: SignInRequest): Promise<SignInOutcome>;
  claimOwner(request: ClaimOwnerRequest): Promise<SignInOutcome>;
  /** Whoever was signed in at this server is forgotten here. */
  join(request: JoinTeamRequest): Promise<SignInOutcome>;
  ask<Route extends OpenRoute>(route: Route, body: object): Promise<Answered<OpenAnswer<Route>>>;
  signOut(): Promise<void>;
}

/** Holds the refresh token, one per server, so that the page never sees it. */
export function createSessionKeeper(parts: {
  server: { get(): string | null };
  vault: CredentialVault;
  fetch: Fetch;
}): SessionKeeper {
  const { server, vault, fetch } = parts;
  let refreshing: { origin: string | null; outcome: Promise<SignInOutcome> } | null = null;

  async function settle(origin: string, answer: GrantAnswer): Promise<SignInOutcome> {
    if (answer.status !== 'granted') {
      return answer.status === 'refused' ? { status: 'refused', error: answer.error } : answer;
    }
    const { refreshToken, accessToken, accessTokenExpiresAt, me } = answer.grant;
    const keptIn = await vault.keep(origin, refreshToken);
    return { status: 'signed_in', grant: { accessToken, accessTokenExpiresAt, me }, keptIn };
  }

  async function refreshOnce(origin: string | null): Promise<SignInOutcome> {
    const refreshToken = origin && (await vault.read(origin));
    if (!origin || !refreshToken) return { status: 'signed_out' };
    const answer = await requestGrant(fetch, origin, 'refresh', { refreshToken });
    if (answer.status === 'refused' && answer.httpStatus === 401) {
      await vault.forget(origin);
      return { status: 'signed_out' };
    }
    // Slowed down is not signed out: the page keeps trying as it does without a network.
    if (answer.status === 'refused' && answer.httpStatus === 429) {
      return { status: 'unreachable', detail: answer.error.message };
    }
    return settle(origin, answer);
  }

  async function enter(route: 'signIn' | 'claimOwner' | 'joinTeam', body: object): Promise<SignInOutcome> {
    const origin = server.get();
    if (!origin) return { status: 'unreachable', detail: 'No server has been chosen.' };
    return settle(origin, await requestGrant(fetch, origin, route, body));
  }

  return {
    refresh() {
      // A refresh token works once: two at the same time would look like theft and end the session.
      const origin = server.get();
      if (refreshing?.origin === origin) return refreshing.outcome;
      const started = { origin, outcome: refreshOnce(origin) };
      refreshing = started;
      const clear = (): void => {
        if (refreshing === started) refreshing = null;
      };
      started.outcome.then(clear, clear);
      return started.outcome;
    },
    signIn: (request) => enter('signIn', request),
    claimOwner: (request) => enter('claimOwner', request),
    join: (request) => enter('joinTeam', request),
    async ask(route, body) {
      const origin = server.get();
      if (!origin) return { status: 'unreachable', detail: 'No server has been chosen.' };
      return requestAnswer(fetch, origin, route, body);
    },
    async signOut() {
      const origin = server.get();
      await refreshing?.outcome;
      const refreshToken = origin && (await vault.read(origin));
      if (!origin || !refreshToken) return;
      await vault.forget(origin);
      await requestSignOut(fetch, origin, refreshToken);
    },
  };
}
