import type { Request } from 'express';
import type { RefreshRequest } from '#contract/members.ts';
import { fail, succeed } from '#contract/result.ts';
import type { HttpDeps } from './deps.ts';
import { addressOf } from './limit-by-address.ts';
import { clientKindOf } from './own-client.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import type { RouteHandlers } from './route-table.ts';
import type { GrantAnswer } from './sign-in-answer.ts';

/** Sign-in and what follows from it. */
export function createAuthHandlers({
  team,
  cookie,
  grant,
}: Pick<HttpDeps, 'team'> & { cookie: RefreshCookie; grant: GrantAnswer }): Pick<
  RouteHandlers,
  'signIn' | 'refresh' | 'signOut' | 'claimOwner'
> {
  /** Each kind of client has one place for its token; the other place is not looked at. */
  const presentedToken = (body: RefreshRequest, request: Request): string | null =>
    clientKindOf(request) === 'desktop' ? (body.refreshToken ?? null) : cookie.read(request);

  return {
    signIn: async (body, context) => grant(await team.signIn(body, grant.originOf(context.request)), context),

    claimOwner: async (body, context) => grant(await team.claimOwner(body, grant.originOf(context.request)), context),

    async refresh(body, context) {
      const token = presentedToken(body, context.request);
      if (token === null) return fail('unauthorized', 'Nobody is signed in here.');
      const result = await team.refresh(token, addressOf(context.request));
      if (!result.ok && result.error.code === 'unauthorized') cookie.clear(context.response);
      return grant(result, context);
    },

    async signOut(body, { request, response }) {
      const token = presentedToken(body, request);
      if (token !== null) await team.signOut(token, addressOf(request));
      cookie.clear(response);
      return succeed(null);
    },
  };
}
