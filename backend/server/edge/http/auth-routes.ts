import type { RefreshRequest } from '#contract/members.ts';
import { fail, succeed } from '#contract/result.ts';
import type { HttpDeps } from './deps.ts';
import { addressOf } from './limit-by-address.ts';
import { clientKindOf } from './own-client.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import type { RouteContext, RouteHandlers } from './route-table.ts';
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
  function present({ refreshToken, workspaceId }: RefreshRequest, { request, response }: RouteContext) {
    if (clientKindOf(request) === 'desktop') return { token: refreshToken ?? null, forget: () => undefined };
    const found = cookie.read(request, workspaceId);
    return { token: found?.token ?? null, forget: () => found && cookie.clear(response, found.workspaceId) };
  }

  return {
    signIn: async (body, context) => grant(await team.signIn(body, grant.originOf(context.request)), context),

    claimOwner: async (body, context) => grant(await team.claimOwner(body, grant.originOf(context.request)), context),

    async refresh(body, context) {
      const { token, forget } = present(body, context);
      if (token === null) return fail('unauthorized', 'Nobody is signed in here.');
      const result = await team.refresh(token, addressOf(context.request));
      if (!result.ok && result.error.code === 'unauthorized') forget();
      return grant(result, context);
    },

    async signOut(body, context) {
      const { token, forget } = present(body, context);
      if (token !== null) await team.signOut(token, addressOf(context.request));
      forget();
      return succeed(null);
    },
  };
}
