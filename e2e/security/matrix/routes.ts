import { randomUUID } from 'node:crypto';
import type { routes } from '#contract/http.ts';
import type { Permission } from '#contract/members.ts';
import { newId } from '../../../backend/server/new-id.ts';
import * as things from './things.ts';

export interface RouteRow {
  /** `anybody`: no account at all. `member`: any member. `owner`: nobody else. Otherwise the permission. */
  needs: 'anybody' | 'member' | 'owner' | Permission;
  /** Without this, what is there is missing, in the same words as what is not: of a conversation that was not theirs. */
  sees?: Permission;
  /** Makes what the ids in the path stand for. */
  things?: things.MakeThing;
  /** A body that fits, where the route takes one. */
  body?: unknown;
  /** What must be asked with, where the route takes a query: `?from=…`. */
  query?: string;
  /** How those who may are answered: exactly so, or 2xx where nothing is said. */
  answers?: number;
}

const choice = 'if_unseen';
const choices = { new_request: choice, waiting: choice, message: choice, keyword: choice, contact: choice };
const preferences = { choices, chatbots: [], quietHours: { enabled: false, schedule: null } };
const sender = { fromName: 'The team', fromAddress: 'team@example.com' };
const nowhere = { host: '127.0.0.1', port: 9, security: 'none', user: null };
const entry = { question: 'Do you deliver?', answer: 'Every day.' };
const schedule = { timezone: 'UTC', week: {}, exceptions: [] };
const madeUp = 'x'.repeat(43);
/** Nobody's here: what could lock a member out is refused to whoever only holds their session. */
const password = 'not my password';
const newPassword = 'eight green kettles';

/**
 * Who may call which route, written down a second time on purpose: the contract says what is checked, this says what
 * should be. A route without a row fails `routes.test.ts`.
 */
export const routeRows: Record<keyof typeof routes, RouteRow> = {
  version: { needs: 'anybody' },
  signIn: { needs: 'anybody', body: { email: 'nobody@example.com', password: 'wrong' }, answers: 401 },
  refresh: { needs: 'anybody', body: { refreshToken: 'x'.repeat(43) }, answers: 401 },
  signOut: { needs: 'anybody', body: { refreshToken: 'x'.repeat(43) } },
  claimOwner: {
    needs: 'anybody',
    body: { token: 'x'.repeat(43), name: 'Eve', email: 'eve@example.com', password: 'seven green kettles' },
    answers: 401,
  },

  listChatbots: { needs: 'chatbots.manage' },
  createChatbot: { needs: 'chatbots.manage', body: { name: 'Mira' } },
  getChatbot: { needs: 'chatbots.manage', things: things.chatbot },
  updateChatbot: {
    needs: 'chatbots.manage',
    things: things.chatbot,
    body: { version: 1, basics: { name: 'Mira', greeting: 'Hello', language: 'en', avatar: 'robot' } },
  },
  deleteChatbot: { needs: 'chatbots.manage', things: things.chatbot },
  listKnowledge: { needs: 'chatbots.manage', things: things.chatbot },
  addKnowledge: { needs: 'chatbots.manage', things: things.chatbot, body: entry },
  editKnowledge: { needs: 'chatbots.manage', things: things.knowledgeEntry, body: entry },
  deleteKnowledge: { needs: 'chatbots.manage', things: things.knowledgeEntry },
  importKnowledge: {
    needs: 'chatbots.manage',
    things: things.chatbot,
    body: { from: 'text', format: 'text', text: 'Do you deliver?\nEvery day.', store: true },
  },
  tryChatbot: { needs: 'chatbots.manage', things: things.chatbot, body: { text: 'Do you deliver?' } },
  getInstallStatus: { needs: 'chatbots.manage', things: things.chatbot },
  createIdentitySecret: { needs: 'chatbots.manage', things: things.chatbot },
  deleteIdentitySecret: { needs: 'chatbots.manage', things: things.identitySecret },
  simulateSchedule: {
    needs: 'chatbots.manage',
    body: { schedule, from: '2026-11-23T00:00:00.000Z', to: '2026-11-30T00:00:00.000Z' },
  },
  listContactMessages: { needs: 'chats.respond' },
  handleContactMessage: { needs: 'chats.respond', things: things.contactMessage, body: { handled: true } },

  getMyAlertPreferences: { needs: 'member' },
  saveMyAlertPreferences: { needs: 'member', body: preferences },
  listAlertPreferences: { needs: 'team.manage' },
  saveAlertPreferences: { needs: 'team.manage', things: things.member, body: preferences },
  getAlertSettings: { needs: 'workspace.manage' },
  saveAlertSettings: { needs: 'workspace.manage', body: { waitingMinutes: 7, words: ['refund'] } },
  listAlerts: { needs: 'workspace.manage' },

  getMailSettings: { needs: 'workspace.manage' },
  saveMailSettings: { needs: 'workspace.manage', body: { server: null, ...sender } },
  testMailSettings: {
    needs: 'workspace.manage',
    body: { to: 'ana@example.com', settings: { server: nowhere, ...sender } },
  },
  listMails: { needs: 'workspace.manage' },
  getMail: { needs: 'workspace.manage', things: things.mail },
  // Without a mail server nothing can be sent again.
  resendMail: { needs: 'workspace.manage', things: things.mail, answers: 409 },

  getTeam: { needs: 'team.manage' },
  changeMember: {
    needs: 'team.manage',
    things: things.member,
    body: { role: 'agent', permissions: ['chats.respond'], cap: 3, chatbotIds: [] },
  },
  disableMember: { needs: 'team.manage', things: things.member },
  enableMember: { needs: 'team.manage', things: things.member },
  // Off already.
  resetMemberTwoStep: { needs: 'team.manage', things: things.member, answers: 409 },
  removeMember: { needs: 'team.manage', things: things.member },
  // Without their password not even the owner.
  transferOwnership: { needs: 'owner', body: { toMemberId: newId(), password }, answers: 400 },
  createInvite: {
    needs: 'team.manage',
    // Nobody can be invited twice, so each asks for somebody else.
    get body() {
      const email = `new-${randomUUID()}@example.com`;
      return { email, role: 'agent', permissions: ['chats.respond'], chatbotIds: [], mail: true };
    },
  },
  resendInvite: { needs: 'team.manage', things: things.invite, body: { mail: true } },
  revokeInvite: { needs: 'team.manage', things: things.invite },
  lookAtInvite: { needs: 'anybody', body: { token: madeUp }, answers: 401 },
  joinTeam: { needs: 'anybody', body: { token: madeUp, name: 'Eve', password: newPassword }, answers: 401 },
  getWorkspace: { needs: 'workspace.manage' },
  changeWorkspace: { needs: 'workspace.manage', body: { name: 'The company' } },
  listAuditEvents: { needs: 'workspace.manage' },

  getAccount: { needs: 'member' },
  changeAccount: { needs: 'member', body: { name: 'Mary', avatar: '🦊' } },
  changePassword: { needs: 'member', body: { password, newPassword }, answers: 400 },
  listSessions: { needs: 'member' },
  getWaiting: { needs: 'member' },
  // A colleague's: not even the owner ends a single sign-in of somebody else.
  endSession: { needs: 'member', things: things.signIn, answers: 404 },
  endOtherSessions: { needs: 'member' },
  beginTwoStep: { needs: 'member', body: { password }, answers: 400 },
  // Nothing was begun.
  confirmTwoStep: { needs: 'member', body: { code: '123456' }, answers: 409 },
  renewRecoveryCodes: { needs: 'member', body: { password, code: '123456' }, answers: 400 },
  endTwoStep: { needs: 'member', body: { password, code: '123456' }, answers: 400 },
  // Answered alike whether anybody has the address.
  requestPasswordReset: { needs: 'anybody', body: { email: 'nobody@example.com' } },
  getRetention: { needs: 'workspace.manage' },
  saveRetention: { needs: 'workspace.manage', body: { mode: 'keep', days: 30 } },
  // Everything is kept.
  runRetention: { needs: 'workspace.manage', answers: 409 },
  // Nobody: whoever is erased would go on going while others are asked.
  eraseVisitor: { needs: 'workspace.manage', body: { visitorId: newId() }, answers: 404 },
  getConversationChoices: { needs: 'member' },
  listErasures: { needs: 'workspace.manage' },
  getErasure: { needs: 'workspace.manage', things: things.erasure },
  resetPassword: { needs: 'anybody', body: { token: madeUp, newPassword }, answers: 401 },

  getReport: { needs: 'analytics.view', query: '?from=2026-11-01&to=2026-11-23' },
  getWallboard: { needs: 'analytics.view' },

  listConversations: { needs: 'member' },
  getConversation: { needs: 'member', sees: 'transcripts.view', things: things.conversation },
  getTranscript: { needs: 'member', sees: 'transcripts.view', things: things.conversation },
  downloadTranscript: { needs: 'member', sees: 'transcripts.view', things: things.conversationFile },
  // No mail server is set.
  mailTranscript: {
    ...{ needs: 'member', sees: 'transcripts.view', things: things.conversation },
    ...{ body: { email: 'vera@example.com' }, answers: 409 },
  },
  getExportSize: { needs: 'transcripts.view', query: '?from=2026-11-01&to=2026-11-23' },
  exportMessages: { needs: 'transcripts.view', query: '?from=2026-11-01&to=2026-11-23&format=csv' },
};
