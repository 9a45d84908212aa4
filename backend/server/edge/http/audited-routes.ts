import type { AuditKind } from '#contract/audit.ts';
import { type RouteContract, routes } from '#contract/http.ts';
import type { TeamAdmin } from '../../../modules/team/index.ts';
import { actorOf, type RouteName, type RouteObserver } from './route-table.ts';

type Routes = typeof routes;
/** The rows of the contract by which a member changes something. */
type ChangingRoute = {
  [Name in RouteName]: Routes[Name]['access'] extends 'member'
    ? Routes[Name]['method'] extends 'get'
      ? never
      : Name
    : never;
}[RouteName];

/**
 * What a change that went well is called in the security log. Null: nothing to keep, or the team module writes it down
 * together with the change. A route that changes something does not compile without its line here.
 */
const KINDS: Record<ChangingRoute, AuditKind | null> = {
  createChatbot: 'chatbot.created',
  updateChatbot: 'chatbot.changed',
  deleteChatbot: 'chatbot.deleted',
  addKnowledge: 'knowledge.changed',
  editKnowledge: 'knowledge.changed',
  deleteKnowledge: 'knowledge.changed',
  importKnowledge: 'knowledge.changed',
  createIdentitySecret: 'identity_secrets.changed',
  deleteIdentitySecret: 'identity_secrets.changed',
  tryChatbot: null,
  simulateSchedule: null,
  handleContactMessage: null,
  saveMyAlertPreferences: null,
  saveAlertPreferences: 'alert_settings.changed',
  saveAlertSettings: 'alert_settings.changed',
  saveMailSettings: 'mail_settings.changed',
  testMailSettings: null,
  resendMail: null,
  changeMember: null,
  disableMember: null,
  enableMember: null,
  resetMemberTwoStep: null,
  removeMember: null,
  transferOwnership: null,
  createInvite: null,
  resendInvite: null,
  revokeInvite: null,
  changeWorkspace: null,
  changeAccount: null,
  changePassword: null,
  endSession: null,
  endOtherSessions: null,
  beginTwoStep: null,
  confirmTwoStep: null,
  renewRecoveryCodes: null,
  endTwoStep: null,
  mailTranscript: null,
  // With what was set before, and with whom: see `privacy-routes.ts`.
  saveRetention: null,
  runRetention: null,
  eraseVisitor: null,
};

/** Writes down what was changed on routes of other modules: after it succeeded, before it is answered. */
export function createRouteAudit(audit: TeamAdmin['audit']): RouteObserver {
  return async (name, context) => {
    const kind = (KINDS as Partial<Record<RouteName, AuditKind | null>>)[name];
    const { member, params, body } = context;
    if (!kind || !member) return null;
    const route: RouteContract = routes[name];
    const findTarget = async (id: unknown) =>
      route.path.startsWith('/api/v1/chatbots') && typeof id === 'string'
        ? audit.nameChatbot(member.workspaceId, id)
        : null;
    // Before the change: what is deleted has no name afterwards.
    const target = await findTarget(params?.['id']);
    return async (value) => {
      const created = target ?? (await findTarget(idOf(value)));
      // Which parts, never what is in them: there are secrets among them.
      const fields = route.method === 'patch' && body ? Object.keys(body).filter((field) => field !== 'version') : [];
      const changes = fields.map((field) => ({ field, from: null, to: null }));
      await audit.note(actorOf({ ...context, member }), kind, created, changes);
    };
  };
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}
