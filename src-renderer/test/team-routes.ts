import { fail, succeed } from '#contract/result.ts';
import type { teamRoutes } from '#contract/team-routes.ts';
import type { Handlers } from './route-handlers.ts';

const NO_MEMBER = fail('not_found', 'There is no such member.');
const NO_INVITE = fail('not_found', 'There is no such invite.');
const LINK_OVER = fail('unauthorized', 'This invite has been used, taken back or has run out.', { field: 'token' });

/** The routes to the team, the workspace and the security log; `joinTeam` is answered with the other ways to sign in. */
export const teamHandlers: Omit<Handlers<typeof teamRoutes>, 'joinTeam'> = {
  getTeam: ({ world }) => succeed({ members: world.team.members(world.me), invites: world.team.invites }),
  changeMember({ world, params, body }) {
    if (params['id'] === world.me.id) {
      if (body.role || body.permissions) return fail('forbidden', 'Not your own.');
      const { cap = world.me.load.cap, chatbotIds = world.me.chatbotIds } = body;
      world.changeMe({ load: { ...world.me.load, cap }, chatbotIds });
      return succeed(world.team.members(world.me)[0]);
    }
    const changed = world.team.change(params['id'] ?? '', body);
    return changed ? succeed(changed) : NO_MEMBER;
  },
  disableMember({ world, params }) {
    const presence = { state: 'offline', reason: 'not_connected', since: world.instant() } as const;
    const changed = world.team.change(params['id'] ?? '', { disabled: true, activeChats: 0, presence });
    return changed ? succeed(changed) : NO_MEMBER;
  },
  enableMember({ world, params }) {
    const changed = world.team.change(params['id'] ?? '', { disabled: false });
    return changed ? succeed(changed) : NO_MEMBER;
  },
  resetMemberTwoStep({ world, params }) {
    const changed = world.team.change(params['id'] ?? '', { twoStep: false });
    return changed ? succeed(changed) : NO_MEMBER;
  },
  removeMember({ world, params }) {
    world.team.colleagues = world.team.colleagues.filter(({ id }) => id !== params['id']);
    return succeed(null);
  },
  transferOwnership({ world, body }) {
    if (body.password !== world.team.password) return fail('invalid', 'is not your password', { field: 'password' });
    const changed = world.team.change(body.toMemberId, { role: 'owner' });
    if (!changed) return NO_MEMBER;
    const permissions = world.me.permissions.filter((permission) => permission !== 'workspace.manage');
    world.changeMe({ role: 'admin', permissions });
    return succeed(changed);
  },
  createInvite({ world: { me, team }, body }) {
    const { email, role, permissions = ['chats.respond'], mail } = body;
    if (team.invites.some((invite) => invite.email === email)) {
      return fail('invalid', 'is invited already: send that invite again instead', { field: 'email' });
    }
    return succeed(team.link(team.invite(me, email, role, permissions), mail));
  },
  resendInvite({ world: { team }, params, body }) {
    const invite = team.invites.find(({ id }) => id === params['id']);
    if (!invite) return NO_INVITE;
    const renewed = { ...invite, expiresAt: new Date(Date.now() + 72 * 3_600_000).toISOString() };
    team.invites = team.invites.map((old) => (old.id === invite.id ? renewed : old));
    return succeed(team.link(renewed, body.mail));
  },
  revokeInvite({ world: { team }, params }) {
    team.invites = team.invites.filter(({ id }) => id !== params['id']);
    return succeed(null);
  },
  lookAtInvite({ world: { me, team }, body }) {
    const invite = team.tokens.get(body.token);
    if (!invite) return LINK_OVER;
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { email, invitedBy, role } = invite;
    return succeed({ workspaceName: me.workspaceName, invitedBy, email, role, expiresAt });
  },
  getWorkspace: ({ world: { me, team } }) =>
    succeed({ id: me.workspaceId, name: me.workspaceName, timezone: team.timezone }),
  changeWorkspace({ world, body }) {
    const { name = world.me.workspaceName, timezone = world.team.timezone } = body;
    world.changeMe({ workspaceName: name });
    world.team.timezone = timezone;
    return succeed({ id: world.me.workspaceId, name, timezone });
  },
  listAuditEvents({ world: { team }, query }) {
    const memberId = query.get('memberId');
    const found = team.events.filter(
      ({ actor, target }) => memberId === null || actor.id === memberId || target?.id === memberId,
    );
    const from = Number(query.get('cursor') ?? 0);
    const to = from + team.pageSize;
    return succeed({ events: found.slice(from, to), nextCursor: to < found.length ? String(to) : null });
  },
};
