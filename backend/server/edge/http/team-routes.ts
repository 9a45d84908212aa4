import type { teamRoutes } from '#contract/team-routes.ts';
import type { HttpDeps } from './deps.ts';
import { addressOf } from './limit-by-address.ts';
import { actorOf, type RouteHandlers } from './route-table.ts';
import type { GrantAnswer } from './sign-in-answer.ts';

/** Who works here and may do what, who is about to join, and the security log. */
export function createTeamHandlers({
  teamAdmin: { members, invites, workspace, audit, team },
  grant,
}: Pick<HttpDeps, 'teamAdmin'> & { grant: GrantAnswer }): Pick<RouteHandlers, keyof typeof teamRoutes> {
  return {
    getTeam: (_, { member }) => team(member.workspaceId),
    changeMember: (request, context) => members.change(actorOf(context), context.params.id, request),
    disableMember: (_, context) => members.disable(actorOf(context), context.params.id),
    enableMember: (_, context) => members.enable(actorOf(context), context.params.id),
    resetMemberTwoStep: (_, context) => members.resetTwoStep(actorOf(context), context.params.id),
    removeMember: (_, context) => members.remove(actorOf(context), context.params.id),
    transferOwnership: ({ toMemberId, password }, context) =>
      members.transferOwnership(actorOf(context), toMemberId, password),

    createInvite: (request, context) => invites.create(actorOf(context), request),
    resendInvite: (request, context) => invites.resend(actorOf(context), context.params.id, request),
    revokeInvite: (_, context) => invites.revoke(actorOf(context), context.params.id),
    lookAtInvite: ({ token }, { request }) => invites.look(token, { ip: addressOf(request) }),
    joinTeam: async (body, context) => grant(await invites.join(body, grant.originOf(context.request)), context),

    getWorkspace: (_, { member }) => workspace.get(member.workspaceId),
    changeWorkspace: (request, context) => workspace.change(actorOf(context), request),
    listAuditEvents: (_, { member, query }) => audit.list(member.workspaceId, query),
  };
}
