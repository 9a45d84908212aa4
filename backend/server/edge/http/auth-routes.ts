import type { Request } from 'express';
import type { Grant, RefreshRequest } from '#contract/members.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { SignedIn } from '../../../modules/team/index.ts';
import type { HttpDeps } from './deps.ts';
import { addressOf } from './limit-by-address.ts';
import { clientKindOf } from './own-client.ts';
import { createRefreshCookie } from './refresh-cookie.ts';
import type { RouteContext, RouteHandlers } from './route-table.ts';

/** Sign-in and what follows from it. The refresh token goes to a browser as a cookie and to the desktop in the body. */
export function createAuthHandlers({
  team,
  publicUrl,
}: Pick<HttpDeps, 'team' | 'publicUrl'>): Pick<RouteHandlers, 'signIn' | 'refresh' | 'signOut' | 'claimOwner'> {
  const cookie = createRefreshCookie({ https: publicUrl.startsWith('https:') });

  function grant(result: Result<SignedIn>, { request, response }: RouteContext): Result<Grant> {
    if (!result.ok) return result;
    const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt, me } = result.value;
    const answer = { accessToken, accessTokenExpiresAt: accessTokenExpiresAt.toISOString(), me };
    if (clientKindOf(request) === 'desktop') return succeed({ ...answer, refreshToken });
    cookie.write(response, refreshToken, refreshTokenExpiresAt);
    return succeed(answer);
  }

  /** Each kind of client has one place for its token; the other place is not looked at. */
  const presentedToken = (body: RefreshRequest, request: Request): string | null =>
    clientKindOf(request) === 'desktop' ? (body.refreshToken ?? null) : cookie.read(request);

  const originOf = (request: Request) => ({ client: clientKindOf(request), ip: addressOf(request) });

  return {
    signIn: async (body, context) => grant(await team.signIn(body, originOf(context.request)), context),

    claimOwner: async (body, context) => grant(await team.claimOwner(body, originOf(context.request)), context),

    async refresh(body, context) {
      const token = presentedToken(body, context.request);
      if (token === null) return fail('unauthorized', 'Nobody is signed in here.');
      const result = await team.refresh(token);
      if (!result.ok && result.error.code === 'unauthorized') cookie.clear(context.response);
      return grant(result, context);
    },

    async signOut(body, { request, response }) {
      const token = presentedToken(body, request);
      if (token !== null) await team.signOut(token);
      cookie.clear(response);
      return succeed(null);
    },
  };
}
