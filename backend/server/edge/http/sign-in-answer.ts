import type { Request } from 'express';
import type { Grant } from '#contract/members.ts';
import { type Result, succeed } from '#contract/result.ts';
import type { Origin, SignedIn } from '../../../modules/team/index.ts';
import { addressOf } from './limit-by-address.ts';
import { clientKindOf } from './own-client.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import type { RouteContext } from './route-table.ts';

/** Answers whatever signs somebody in: the refresh token goes to a browser as a cookie and to the desktop in the body. */
export interface GrantAnswer {
  (result: Result<SignedIn>, context: RouteContext): Result<Grant>;
  originOf(request: Request): Origin;
}

export function createGrantAnswer(cookie: RefreshCookie): GrantAnswer {
  function grant(result: Result<SignedIn>, { request, response }: RouteContext): Result<Grant> {
    if (!result.ok) return result;
    const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt, me } = result.value;
    const answer = { accessToken, accessTokenExpiresAt: accessTokenExpiresAt.toISOString(), me };
    if (clientKindOf(request) === 'desktop') return succeed({ ...answer, refreshToken });
    cookie.write(response, { token: refreshToken, workspaceId: me.workspaceId, expiresAt: refreshTokenExpiresAt });
    return succeed(answer);
  }
  return Object.assign(grant, {
    originOf: (request: Request) => ({ client: clientKindOf(request), ip: addressOf(request) }),
  });
}
