import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { accountRoutes } from '#contract/account-routes.ts';
import { historyRoutes } from '#contract/history/routes.ts';
import { type RouteContract, routes } from '#contract/http.ts';
import { permissionSchema } from '#contract/members.ts';
import { buildConversation, buildKnowledgeEntry, buildMail, buildMember } from '../../../test-support/factories.ts';
import { newId } from '../../new-id.ts';
import { openTestOffice, PASSWORD, type TestOffice } from './test-office.ts';

let office: TestOffice;
let entryId: string;
let messageId: string;
let secretId: string;
let mailId: string;
let conversationId: string;
let colleagueId: string;
let inviteId: string;
let sessionId: string;
let erasureId: string;
beforeAll(async () => {
  office = await openTestOffice();
  const { db, chatbot, ours } = office;
  entryId = (await buildKnowledgeEntry(db, { chatbot_id: chatbot.id })).id;
  const { id, visitor_id } = await buildConversation(db, { chatbot_id: chatbot.id, workspace_id: ours.id });
  conversationId = id;
  mailId = (await buildMail(db, { workspace_id: ours.id })).id;
  colleagueId = (await buildMember(db, { workspace_id: ours.id })).id;
  inviteId = newId();
  await db
    .insertInto('invites')
    .values({
      ...{ id: inviteId, workspace_id: ours.id, email: 'bo@example.test', role: 'agent', permissions: [] },
      ...{ invited_by: office.owner.memberId, token_hash: Buffer.from('x'), created_at: new Date() },
      expires_at: new Date(0),
    })
    .execute();
  const { memberId } = office.owner;
  sessionId = (
    await db.selectFrom('sessions').select('family_id').where('member_id', '=', memberId).executeTakeFirstOrThrow()
  ).family_id;
  erasureId = newId();
  await db
    .insertInto('privacy_runs')
    .values({
      ...{ id: erasureId, workspace_id: ours.id, kind: 'erasure', state: 'done', subject: newId() },
      ...{ subject_kind: 'visitor', requested_by: 'Olga', requested_at: new Date() },
    })
    .execute();
  messageId = newId();
  await db
    .insertInto('contact_messages')
    .values({
      ...{ id: messageId, workspace_id: ours.id, chatbot_id: chatbot.id, visitor_id, client_id: 'client-1' },
      ...{ name: 'Vera', email: 'vera@example.test', body: 'Call me', created_at: new Date() },
    })
    .execute();
  secretId = newId();
  await db
    .insertInto('identity_secrets')
    .values({ id: secretId, chatbot_id: chatbot.id, secret: 's', created_at: new Date() })
    .execute();
});
afterAll(() => office.close());

const NINE_TO_FIVE = { timezone: 'Europe/Berlin', week: { 1: [{ open: '09:00', close: '17:00' }] } };
const PREFERENCES = {
  choices: { new_request: 'never', waiting: 'always', message: 'if_unseen', keyword: 'always', contact: 'always' },
  chatbots: [],
  quietHours: { enabled: true, schedule: NINE_TO_FIVE },
};
const BODIES: Record<string, unknown> = {
  createChatbot: { name: 'Another' },
  updateChatbot: { version: 1, basics: { name: 'Bot', avatar: '', greeting: 'Hi', language: 'de' } },
  addKnowledge: { question: 'Q?', answer: 'A' },
  editKnowledge: { question: 'Q?', answer: 'A' },
  importKnowledge: { from: 'text', format: 'text', text: 'Q?\nA', store: true },
  tryChatbot: { text: 'When do you open?' },
  simulateSchedule: { schedule: NINE_TO_FIVE, from: '2026-01-01T00:00:00.000Z', to: '2026-01-08T00:00:00.000Z' },
  handleContactMessage: { handled: true },
  saveMyAlertPreferences: PREFERENCES,
  saveAlertPreferences: PREFERENCES,
  saveAlertSettings: { waitingMinutes: 3, words: ['refund'] },
  // Nothing listens at port 1: what is sent there only waits.
  saveMailSettings: {
    server: { host: '127.0.0.1', port: 1, security: 'none', user: null },
    fromName: 'Desk',
    fromAddress: 'desk@example.test',
  },
  testMailSettings: { to: 'owner@example.test' },
  mailTranscript: { email: 'vera@example.test' },
  changeMember: { cap: 3 },
  transferOwnership: { toMemberId: newId(), password: 'x' },
  createInvite: { email: 'cy@example.test' },
  changeWorkspace: { name: 'Corner Shop' },
  saveRetention: { mode: 'anonymise', days: 365 },
  eraseVisitor: { email: 'vera@example.test' },
  changeAccount: { avatar: '🦊' },
  changePassword: { password: PASSWORD, newPassword: 'eight green kettles' },
  beginTwoStep: { password: 'eight green kettles' },
  confirmTwoStep: { code: '123456' },
  renewRecoveryCodes: { password: PASSWORD, code: '123456' },
  endTwoStep: { password: PASSWORD, code: '123456' },
};
const QUERIES: Record<string, string> = {
  getReport: '?from=2026-11-01&to=2026-11-23',
  getExportSize: '?from=2026-11-01&to=2026-11-23',
  exportMessages: '?from=2026-11-01&to=2026-11-23&format=csv',
};
/** What a member may do about themselves, or with the conversations they had. */
const OF_EVERY_MEMBER = new Set([
  'getMyAlertPreferences',
  'saveMyAlertPreferences',
  ...Object.keys(accountRoutes),
  'getWaiting',
  ...Object.keys(historyRoutes).filter((name) => !name.includes('xport')),
]);
/** What takes a story to work: told in the tests of the team module and in `team-routes.test.ts`. */
const TOLD_ELSEWHERE = new Set([
  'transferOwnership',
  'resetMemberTwoStep',
  'confirmTwoStep',
  'renewRecoveryCodes',
  'endTwoStep',
]);
const LAST = new Set(['deleteChatbot', 'endSession']);
/** In an order in which each still finds what it is about. */
const table: [string, RouteContract][] = Object.entries<RouteContract>(routes)
  .filter(([, route]) => route.access === 'member')
  .sort(([, one], [, other]) => Number(one.method === 'delete') - Number(other.method === 'delete'))
  .sort(([one], [other]) => Number(LAST.has(one)) - Number(LAST.has(other)));

function callOf(name: string, { method, path }: RouteContract): [string, string, unknown] {
  const ids: [prefix: string, id: string][] = [
    ['contact-messages', messageId],
    ['mails', mailId],
    ['conversations', conversationId],
    ['members', office.owner.memberId],
    ['team/members', colleagueId],
    ['team/invites', inviteId],
    ['account/sessions', sessionId],
    ['erasures', erasureId],
  ];
  const id = ids.find(([prefix]) => path.startsWith(`/api/v1/${prefix}/`))?.[1] ?? office.chatbot.id;
  const filled = path
    .replace(':id', id)
    .replace(':entryId', entryId)
    .replace(':secretId', secretId)
    .replace(':format', 'json');
  return [method, filled + (QUERIES[name] ?? ''), BODIES[name]];
}

test.each(table)('%s needs an access token', async (name, route) => {
  for (const token of [null, 'x', office.owner.token.slice(0, -2)]) {
    expect(await office.refusal(...callOf(name, route), token)).toMatchObject({ status: 401, code: 'unauthorized' });
  }
});

test.each(table.filter(([name]) => !OF_EVERY_MEMBER.has(name)))('%s needs the permission', async (name, route) => {
  expect(route.permission).toBeDefined();
  const others = permissionSchema.options.filter((permission) => permission !== route.permission);
  const clerk = await office.hire(office.ours.id, 'admin', others);
  expect(await office.refusal(...callOf(name, route), clerk.token)).toMatchObject({ status: 403, code: 'forbidden' });
});

test.each(table.filter(([, { path }]) => path.includes(':id')))(
  '%s: what belongs to others is missing, like what does not exist or cannot be an id',
  async (name, route) => {
    const [method, path, body] = callOf(name, route);
    const foreign = await office.refusal(method, path, body, office.stranger.token);
    const ids = path.match(/[0-9a-f-]{36}/g) ?? [];
    const missing = await office.refusal(method, path.replace(ids[0] ?? '', newId()), body);
    expect(foreign).toMatchObject({ status: 404, code: 'not_found' });
    expect(missing).toEqual(foreign);
    for (const id of ids) {
      const nonsense = await office.refusal(method, path.replace(id, "1'--"), body);
      expect(nonsense).toMatchObject({ status: 404, code: 'not_found' });
    }
  },
);

test.each(table.filter(([name]) => !TOLD_ELSEWHERE.has(name)))(
  '%s works for the owner, and its answer keeps the contract',
  async (name, route) => {
    const response = await office.call(...callOf(name, route));
    expect([name, response.status]).toEqual([name, route.response ? 200 : 204]);
    if (route.response instanceof z.ZodType)
      expect(route.response.safeParse(await response.json()).error).toBeUndefined();
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('strangers see none of it in their lists', async () => {
  const list = await office.call('get', '/api/v1/chatbots', undefined, office.stranger.token);
  expect(await list.json()).toEqual({ chatbots: [] });
  const messages = await office.call('get', '/api/v1/contact-messages', undefined, office.stranger.token);
  expect(await messages.json()).toEqual({ messages: [], openCount: 0, nextCursor: null });
  const mails = await office.call('get', '/api/v1/mails', undefined, office.stranger.token);
  const none = { kept: 0, queued: 0, sent: 0, failed: 0, skipped: 0 };
  expect(await mails.json()).toEqual({ mails: [], counts: none, nextCursor: null });
});

test('the desktop’s console may ask from its own origin, other pages may not', async () => {
  const ask = (origin: string, method = 'OPTIONS') =>
    fetch(`${office.server.url}/api/v1/chatbots`, {
      method,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type',
      },
    });
  const allowed = await ask('app://console');
  expect(allowed.status).toBe(204);
  expect(Object.fromEntries(allowed.headers)).toMatchObject({
    'access-control-allow-origin': 'app://console',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'Authorization, Content-Type',
  });
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  // Also on refusals, or the console could not read why.
  expect((await ask('app://console', 'GET')).headers.get('access-control-allow-origin')).toBe('app://console');
  for (const origin of ['https://evil.example', 'null', 'app://console.evil']) {
    for (const method of ['OPTIONS', 'GET']) {
      expect((await ask(origin, method)).headers.get('access-control-allow-origin')).toBeNull();
    }
  }
});

test('a stranger’s body is not even read', async () => {
  const response = await fetch(`${office.server.url}/api/v1/chatbots`, { method: 'POST', body: '{"broken' });
  expect(response.status).toBe(401);
});
