import type { Request } from 'express';
import type { RouteContract } from '#contract/http.ts';
import { fail, type Result } from '#contract/result.ts';
import type { MemberIdentity, TeamService } from '../../../modules/team/index.ts';

/** Who calls, by the access token in `Authorization: Bearer …`, and whether they may. */
export async function admitMember(
  team: Pick<TeamService, 'authenticate'>,
  request: Request,
  { permission }: Pick<RouteContract, 'permission'>,
): Promise<Result<MemberIdentity>> {
  const token = /^Bearer ([\w.~+/-]{1,4096})$/i.exec(request.get('Authorization') ?? '')?.[1];
  if (token === undefined) return fail('unauthorized', 'Send an access token: Authorization: Bearer <token>.');
  const member = await team.authenticate(token);
  if (!member.ok || permission === undefined || member.value.permissions.includes(permission)) return member;
  return fail('forbidden', 'You do not have the permission for this.');
}
