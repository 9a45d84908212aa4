import type { z } from 'zod';
import { CLIENT_HEADER, problemSchema, routes } from '#contract/http.ts';
import { grantSchema } from '#contract/members.ts';
import { type CallError, errorCodeSchema } from '#contract/result.ts';
import type { Account, Answered, SignInOutcome } from '../../src-preload/payloads.ts';
import type { BrowserAccounts } from './browser-accounts.ts';
import type { Host } from './host.ts';

const TIMEOUT_MS = 10_000;

/** Sign-in from a browser: each refresh token is an HttpOnly cookie that no script can read, one per workspace. */
export function createBrowserSession(
  accounts: BrowserAccounts,
): Host['session'] & { forget(id: string): Promise<void>; renewFor(account: Account): Promise<SignInOutcome> } {
  function refresh(): Promise<SignInOutcome> {
    const account = accounts.shown();
    if (!account && !accounts.mayBeUnknown()) return Promise.resolve({ status: 'signed_out' });
    return renewFor(account);
  }

  /** Null: whoever this browser has a cookie of. */
  function renewFor(account: Account | null): Promise<SignInOutcome> {
    return inTurn(account?.workspaceId ?? 'any', async () => {
      const outcome = await ask(routes.refresh.path, account ? { workspaceId: account.workspaceId } : {});
      if (outcome.status === 'signed_in') settle(outcome, account === null);
      if (outcome.status !== 'refused') return outcome;
      if (outcome.error.code !== 'unauthorized') return { status: 'unreachable', detail: outcome.error.message };
      if (account) accounts.markSignedOut(account.id);
      return { status: 'signed_out' };
    });
  }

  async function enter(path: string, request: object): Promise<SignInOutcome> {
    const outcome = await ask(path, request);
    if (outcome.status === 'signed_in') settle(outcome, true);
    return outcome;
  }

  function settle({ grant }: Extract<SignInOutcome, { status: 'signed_in' }>, show: boolean): void {
    const { id } = accounts.keep(grant.me);
    if (show) accounts.show(id);
  }

  async function forget(id: string): Promise<void> {
    const account = accounts.find(id);
    if (!account) return;
    if (accounts.shown()?.id === id) accounts.setAside();
    accounts.remove(id);
    // Whatever the answer: this browser forgets the session.
    await post(routes.signOut.path, { workspaceId: account.workspaceId }).catch(() => undefined);
  }

  return {
    restore: refresh,
    renew: refresh,
    renewFor,
    signIn: (request) => enter(routes.signIn.path, request),
    claimOwner: (request) => enter(routes.claimOwner.path, request),
    join: (request) => enter(routes.joinTeam.path, request),
    lookAtInvite: (token) => askOpenly('lookAtInvite', { token }),
    requestReset: (email) => askOpenly('requestPasswordReset', { email }),
    resetPassword: (request) => askOpenly('resetPassword', request),
    forget,
    async signOut() {
      const account = accounts.shown();
      if (account) await forget(account.id);
    },
  };
}

/** One tab at a time: each refresh token works once, and tabs share the cookie of a workspace. */
function inTurn(workspaceId: string, exchange: () => Promise<SignInOutcome>): Promise<SignInOutcome> {
  return 'locks' in navigator ? navigator.locks.request(`handoff-desk:refresh:${workspaceId}`, exchange) : exchange();
}

async function ask(path: string, body: object): Promise<SignInOutcome> {
  let response: globalThis.Response;
  let answer: unknown;
  try {
    response = await post(path, body);
    answer = await response.json();
  } catch (error) {
    return { status: 'unreachable', detail: String(error) };
  }
  if (!response.ok) return readProblem(response.status, answer);
  const grant = grantSchema.safeParse(answer);
  if (!grant.success) return { status: 'unreachable', detail: 'The server gave an answer that makes no sense.' };
  const { accessToken, accessTokenExpiresAt, me } = grant.data;
  return { status: 'signed_in', keptIn: 'keychain', grant: { accessToken, accessTokenExpiresAt, me } };
}

type OpenRoute = 'lookAtInvite' | 'requestPasswordReset' | 'resetPassword';
type OpenAnswer<Route extends OpenRoute> = (typeof routes)[Route]['response'] extends z.ZodType
  ? z.output<(typeof routes)[Route]['response']>
  : null;

/** What somebody may ask who is not signed in, and who is not signed in by it. */
async function askOpenly<Route extends OpenRoute>(route: Route, body: object): Promise<Answered<OpenAnswer<Route>>> {
  try {
    const response = await post(routes[route].path, body);
    const text = await response.text();
    if (!response.ok) {
      const problem = readProblem(response.status, JSON.parse(text));
      return problem.status === 'refused' ? problem : { status: 'unreachable', detail: `HTTP ${response.status}` };
    }
    const schema: z.ZodType | null = routes[route].response;
    const value = schema === null ? null : schema.parse(JSON.parse(text));
    return { status: 'ok', value: value as OpenAnswer<Route> };
  } catch (error) {
    return { status: 'unreachable', detail: String(error) };
  }
}

function post(path: string, body: object): Promise<globalThis.Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CLIENT_HEADER]: 'browser' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

function readProblem(status: number, answer: unknown): SignInOutcome {
  const problem = problemSchema.safeParse(answer);
  if (!problem.success) return { status: 'unreachable', detail: `HTTP ${status}` };
  const { code, detail, title, field, retryAfterMs, workspaces } = problem.data;
  const known = errorCodeSchema.safeParse(code);
  const error: CallError = {
    code: known.success ? known.data : 'internal',
    message: detail ?? title,
    ...(field === undefined ? {} : { field }),
    ...(workspaces === undefined ? {} : { workspaces }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return { status: 'refused', error };
}
