import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMail } from '../../../test-support/factories.ts';
import { startMailServer, type TestMailServer } from '../../../test-support/mail-server.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
let server: TestMailServer;
beforeAll(async () => {
  office = await openTestOffice();
  server = await startMailServer();
});
afterAll(async () => {
  await office.close();
  await server.close();
});

const settings = (change: object = {}) => ({
  server: { host: '127.0.0.1', port: server.port, security: 'none', user: null, ...change },
  fromName: 'Desk',
  fromAddress: 'desk@example.test',
});
const save = (body: object) => office.refusal('put', '/api/v1/mail-settings', body);

test.each([
  ['a host that is an address list', { host: 'a.example, b.example' }, 'server.host'],
  ['a host with a line break', { host: 'a.example\r\nEHLO' }, 'server.host'],
  ['port 0', { port: 0 }, 'server.port'],
  ['an unknown security', { security: 'maybe' }, 'server.security'],
  ['a user without a password', { user: 'desk' }, 'server.password'],
])('settings with %s are refused', async (_name, change, field) => {
  expect(await save(settings(change))).toMatchObject({ status: 400, code: 'invalid', field });
});

test.each([
  ['two addresses', { fromAddress: 'a@example.test, b@example.test' }, 'fromAddress'],
  ['a name of two lines', { fromName: 'Desk\r\nBcc: eve@example.net' }, 'fromName'],
])('a sender with %s is refused', async (_name, change, field) => {
  expect(await save({ ...settings(), ...change })).toMatchObject({ status: 400, code: 'invalid', field });
});

test('a test to more than one address is refused', async () => {
  const body = { to: 'a@example.test, b@example.test', settings: settings() };
  const refused = { status: 400, code: 'invalid', field: 'to' };
  expect(await office.refusal('post', '/api/v1/mail-settings/test', body)).toMatchObject(refused);
});

test('the outbox comes in pages, by state, with its counts', async () => {
  const states = ['kept', 'failed', 'kept', 'skipped', 'kept'] as const;
  for (const [index, state] of states.entries()) {
    await buildMail(office.db, {
      workspace_id: office.ours.id,
      state,
      created_at: new Date(1_700_000_000_000 + index),
    });
  }
  const first = await office.ask('listMails', 'get', '/api/v1/mails?state=kept&limit=2');
  expect(first.counts).toEqual({ kept: 3, queued: 0, sent: 0, failed: 1, skipped: 1 });
  const next = await office.ask('listMails', 'get', `/api/v1/mails?state=kept&limit=2&cursor=${first.nextCursor}`);
  expect([first.mails.length, next.mails.length, next.nextCursor]).toEqual([2, 1, null]);
  const times = [...first.mails, ...next.mails].map(({ createdAt }) => createdAt);
  expect(times).toEqual([...times].sort().reverse());
  for (const cursor of [
    'x',
    '2026-01-01T00:00:00.000Z_1',
    '9999-99-99T00:00:00.000Z_019abcde-0000-7000-8000-000000000001',
  ]) {
    expect(await office.refusal('get', `/api/v1/mails?cursor=${cursor}`)).toMatchObject({
      code: 'invalid',
      field: 'cursor',
    });
  }
});

test('what came to rest is sent again when asked to, once there is a server, and only once', async () => {
  const mail = await buildMail(office.db, { workspace_id: office.ours.id, state: 'skipped', detail: 'Read' });
  const resend = `/api/v1/mails/${mail.id}/resend`;
  expect(await office.refusal('post', resend)).toMatchObject({ status: 409, code: 'wrong_state' });
  await office.ask('saveMailSettings', 'put', '/api/v1/mail-settings', settings());
  expect(await office.ask('resendMail', 'post', resend)).toMatchObject({ state: 'queued', detail: '' });
  await expect.poll(() => server.received.length, { timeout: 5_000 }).toBe(1);
  const sent = () => office.ask('getMail', 'get', `/api/v1/mails/${mail.id}`);
  await expect.poll(async () => (await sent()).state, { timeout: 5_000 }).toBe('sent');
  expect(await sent()).toMatchObject({ attempts: 1, text: mail.text, html: mail.html, sentAt: expect.any(String) });
  expect(await office.refusal('post', resend)).toMatchObject({ status: 409, code: 'wrong_state' });
  expect(server.received).toHaveLength(1);
});

test('no password is in any answer or in the log', async () => {
  const password = 'a password nobody guesses';
  const body = settings({ user: 'desk', password });
  const answers = [
    await office.call('put', '/api/v1/mail-settings', body),
    await office.call('get', '/api/v1/mail-settings'),
    await office.call('post', '/api/v1/mail-settings/test', { to: 'owner@example.test' }),
    await office.call('put', '/api/v1/mail-settings', { ...body, fromAddress: 'broken' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400]);
  for (const answer of answers) expect(await answer.text()).not.toContain(password);
  expect(office.server.logged()).not.toContain(password);
});
