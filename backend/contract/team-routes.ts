import { z } from 'zod';
import { auditListSchema, listAuditQuerySchema } from './audit.ts';
import { grantSchema } from './members.ts';
import { idSchema } from './primitives.ts';
import type { RouteContract } from './route.ts';
import {
  changeMemberRequestSchema,
  changeWorkspaceRequestSchema,
  createInviteRequestSchema,
  invitedSchema,
  inviteOfferSchema,
  joinTeamRequestSchema,
  lookAtInviteRequestSchema,
  resendInviteRequestSchema,
  teamMemberSchema,
  teamSchema,
  transferOwnershipRequestSchema,
  workspaceSchema,
} from './team.ts';

const team = { access: 'member', permission: 'team.manage' } as const;
const workspace = { access: 'member', permission: 'workspace.manage' } as const;
const idParams = z.strictObject({ id: idSchema });

/** Who works here and may do what, who is about to join, and who changed anything of it. */
export const teamRoutes = {
  getTeam: {
    ...team,
    method: 'get',
    path: '/api/v1/team',
    summary: 'Members and open invites',
    request: null,
    response: teamSchema,
  },
  changeMember: {
    ...team,
    method: 'patch',
    path: '/api/v1/team/members/:id',
    summary: 'Change role, permissions, cap or the chatbots they serve; counts at once',
    params: idParams,
    request: changeMemberRequestSchema,
    response: teamMemberSchema,
  },
  disableMember: {
    ...team,
    method: 'post',
    path: '/api/v1/team/members/:id/disable',
    summary: 'Release their chats, end their sign-ins and refuse new ones',
    params: idParams,
    request: null,
    response: teamMemberSchema,
  },
  enableMember: {
    ...team,
    method: 'post',
    path: '/api/v1/team/members/:id/enable',
    summary: 'Let a disabled member sign in again',
    params: idParams,
    request: null,
    response: teamMemberSchema,
  },
  removeMember: {
    ...team,
    method: 'delete',
    path: '/api/v1/team/members/:id',
    summary: 'Release their chats and take them off the team; what they did keeps their name',
    params: idParams,
    request: null,
    response: null,
  },
  transferOwnership: {
    ...team,
    method: 'post',
    path: '/api/v1/team/ownership',
    summary: 'As an owner: make somebody else the owner and oneself an admin',
    request: transferOwnershipRequestSchema,
    response: teamMemberSchema,
  },
  createInvite: {
    ...team,
    method: 'post',
    path: '/api/v1/team/invites',
    summary: 'Invite somebody by mail and by a link to hand over; for 72 hours and one use',
    request: createInviteRequestSchema,
    response: invitedSchema,
  },
  resendInvite: {
    ...team,
    method: 'post',
    path: '/api/v1/team/invites/:id/resend',
    summary: 'A new link in place of the old one, for another 72 hours',
    params: idParams,
    request: resendInviteRequestSchema,
    response: invitedSchema,
  },
  revokeInvite: {
    ...team,
    method: 'delete',
    path: '/api/v1/team/invites/:id',
    summary: 'Take an invite back',
    params: idParams,
    request: null,
    response: null,
  },
  lookAtInvite: {
    method: 'post',
    path: '/api/v1/auth/invite',
    summary: 'What an invite is for; does not use it up',
    access: 'public',
    request: lookAtInviteRequestSchema,
    response: inviteOfferSchema,
  },
  joinTeam: {
    method: 'post',
    path: '/api/v1/auth/join',
    summary: 'Use an invite: become a member and be signed in',
    access: 'public',
    request: joinTeamRequestSchema,
    response: grantSchema,
  },
  getWorkspace: {
    ...workspace,
    method: 'get',
    path: '/api/v1/workspace',
    summary: 'The workspace',
    request: null,
    response: workspaceSchema,
  },
  changeWorkspace: {
    ...workspace,
    method: 'patch',
    path: '/api/v1/workspace',
    summary: 'Rename the workspace, or change its time zone',
    request: changeWorkspaceRequestSchema,
    response: workspaceSchema,
  },
  listAuditEvents: {
    ...workspace,
    method: 'get',
    path: '/api/v1/audit-events',
    summary: 'The security log, newest first',
    query: listAuditQuerySchema,
    request: null,
    response: auditListSchema,
  },
} as const satisfies Record<string, RouteContract>;
