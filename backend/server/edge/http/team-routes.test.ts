import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AuditList } from '#contract/audit.ts';
import { startMailServer, type TestMailServer } from '../../../test-support/mail-server.ts';
import { openTestOffice, PASSWORD, type TestOffice } from './test-office.ts';

let office: TestOffice;
let server: TestMailServer;
beforeAll(async () => {
  office = await openTestOffice();
  server = await startMailServer();
  const settings = { host: '127.0.0.1', port: server.port, security: 'none', user: null };
  await office.ask('saveMailSettings', 'put', '/api/v1/mail-settings', {
    server: settings,
    fromName: 'Desk',
    fromAddress: 'desk@example.test',
  });
});
afterAll(async () => {
  await office.close();
  await server.close();
});

const ask = (path: string, body: object, headers: Record<string, string> = {}) =>
  office.server.post(`/api/v1/auth/${path}`, body, headers);
const nextMail = async (count: number) => {
  await vi.waitFor(() => expect(server.received).toHaveLength(count), { timeout: 8_000 });
  return server.parse(count - 1);
};

test('from the invite to the first sign-in, over mail and HTTP', async () => {
  const request = { email: 'bo@example.test', role: 'agent' };
  const { invite, links } = await office.ask('createInvite', 'post', '/api/v1/team/invites', request);
  const mail = await nextMail(1);
  expect(mail.to?.[0]?.address).toBe('bo@example.test');
  for (const body of [mail.text, mail.html]) expect(body).toContain(links.web);

  const token = links.web.replace('http://localhost:4310/join#', '');
  // A scanner that opens the link gets a page, and has used nothing up: the secret never left the mail.
  for (let count = 0; count < 2; count += 1) expect((await fetch(`${office.server.url}/join`)).status).toBe(200);
  const offer = await (await ask('invite', { token })).json();
  expect(offer).toMatchObject({ invitedBy: 'Member 1', email: 'bo@example.test', expiresAt: invite.expiresAt });
  const joined = await ask('join', { token, name: 'Bo', password: PASSWORD }, { 'x-handoff-client': 'browser' });
  expect(joined.status).toBe(200);
  const grant = await joined.json();
  expect(grant).toMatchObject({ me: { name: 'Bo', role: 'agent', permissions: ['chats.respond'] } });
  expect(grant).not.toHaveProperty('refreshToken');
  expect(joined.headers.get('set-cookie')).toMatch(
    /^hd_refresh_[0-9a-f-]{36}=[\w-]{43}; Path=\/api\/v1\/auth;.*HttpOnly; SameSite=Strict/,
  );
  expect((await ask('sign-in', { email: 'bo@example.test', password: PASSWORD })).status).toBe(200);
});

test('the outbox shows that a link was sent, and not the link', async () => {
  const count = server.received.length;
  const { links } = await office.ask('createInvite', 'post', '/api/v1/team/invites', { email: 'cy@example.test' });
  const secret = links.web.split('#')[1] ?? '';
  await nextMail(count + 1);
  const sent = await vi.waitFor(
    async () => {
      const { mails } = await office.ask('listMails', 'get', '/api/v1/mails?state=sent');
      const mine = mails.find(({ to }) => to === 'cy@example.test');
      expect(mine).toBeDefined();
      return mine;
    },
    { timeout: 8_000 },
  );
  const shown = await office.ask('getMail', 'get', `/api/v1/mails/${sent?.id}`);
  expect(shown.html).toContain('https://link.invalid/only-in-the-mail');
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(office.server.logged()).not.toContain(secret);
  const stored = await office.db.selectFrom('mails').select('private_link').where('state', '=', 'sent').execute();
  expect(stored.every(({ private_link }) => private_link === null)).toBe(true);
});

test('a mail that waits holds its link encrypted', async () => {
  const before = await office.db.selectFrom('mail_settings').selectAll().executeTakeFirstOrThrow();
  await office.db.updateTable('mail_settings').set({ host: null, port: null, security: null }).execute();
  const made = await office.ask('createInvite', 'post', '/api/v1/team/invites', { email: 'di@example.test' });
  expect(made.mail).toBe('kept');
  const secret = made.links.web.split('#')[1] ?? '';
  const { rows } = await office.server.database.pool.query(
    "SELECT json_agg(m)::text AS mails, bool_or(private_link IS NOT NULL) AS waiting FROM mails m WHERE state = 'kept'",
  );
  expect(rows[0].waiting).toBe(true);
  for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(rows[0].mails).not.toContain(form);
  const { host, port, security } = before;
  await office.db.updateTable('mail_settings').set({ host, port, security }).execute();
});

test('a lost password comes back by mail, and the Host header has no say in it', async () => {
  const member = await office.hire(office.ours.id, 'agent');
  const { email } = await office.db
    .selectFrom('members')
    .select('email')
    .where('id', '=', member.memberId)
    .executeTakeFirstOrThrow();
  const count = server.received.length;
  const forged = { 'x-forwarded-host': 'evil.example', origin: 'http://localhost:4310' };
  const known = await ask('reset-request', { email }, forged);
  const unknown = await ask('reset-request', { email: 'nobody@example.test' });
  expect([known.status, unknown.status]).toEqual([204, 204]);
  expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);
  const mail = await nextMail(count + 1);
  const token = /http:\/\/localhost:4310\/console\/#\/reset\/([\w-]{43})/.exec(mail.text ?? '')?.[1] ?? '';
  expect(mail.html).not.toContain('evil.example');
  expect((await ask('reset', { token, newPassword: 'eight green kettles' })).status).toBe(204);
  expect((await ask('reset', { token, newPassword: 'eight green kettles' })).status).toBe(401);
  expect((await office.call('get', '/api/v1/account', undefined, member.token)).status).toBe(401);
  expect((await ask('sign-in', { email, password: 'eight green kettles' })).status).toBe(200);
});

test('a member of two workspaces is told which they are, as a problem', async () => {
  const twin = { email: 'twin@example.test', name: 'Twin', password: PASSWORD, role: 'agent' as const };
  for (const workspaceId of [office.ours.id, office.stranger.workspaceId]) {
    await office.server.team.addMember({ ...twin, workspaceId });
  }
  const credentials = { email: twin.email, password: PASSWORD };
  const answer = await ask('sign-in', credentials);
  expect(answer.status).toBe(409);
  const problem = await answer.json();
  expect(problem).toMatchObject({ code: 'choose_workspace', workspaces: [{ id: office.ours.id }, {}] });
  expect((await ask('sign-in', { ...credentials, workspaceId: office.ours.id })).status).toBe(200);
});

test('what is changed elsewhere is in the security log: what and by whom, never a secret', async () => {
  const bot = `/api/v1/chatbots/${office.chatbot.id}`;
  await office.call('post', `${bot}/identity-secrets`);
  await office.call('patch', bot, {
    version: 1,
    basics: { name: 'Renamed', avatar: '', greeting: 'Hi', language: 'de' },
  });
  await office.call('put', '/api/v1/mail-settings', {
    server: { host: '127.0.0.1', port: server.port, security: 'none', user: 'desk', password: 'sesame street' },
    fromName: 'Desk',
    fromAddress: 'desk@example.test',
  });
  await office.call('post', '/api/v1/chatbots', { name: 'Second' });
  await office.call('delete', bot);
  await office.call('delete', bot);
  const { events }: AuditList = await office.ask('listAuditEvents', 'get', '/api/v1/audit-events?limit=5');
  expect(events.map(({ kind, target }) => [kind, target?.name ?? null])).toEqual([
    ['chatbot.deleted', 'Renamed'],
    ['chatbot.created', 'Second'],
    ['mail_settings.changed', null],
    ['chatbot.changed', office.chatbot.name],
    ['identity_secrets.changed', office.chatbot.name],
  ]);
  expect(events[3]).toMatchObject({
    actor: { id: office.owner.memberId, name: 'Member 1' },
    address: expect.stringMatching(/^10\.9\.0\./),
    changes: [{ field: 'basics', from: null, to: null }],
  });
  expect(JSON.stringify(events)).not.toContain('sesame');
  const theirs = await office.call('get', '/api/v1/audit-events', undefined, office.stranger.token);
  const kinds = ((await theirs.json()) as AuditList).events.map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['member.added', 'sign_in.succeeded']));
});

test('an invite’s page has the token nowhere but in the browser, and nothing inline', async () => {
  const page = await fetch(`${office.server.url}/join`);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).not.toMatch(/<script>|<style>|\son\w+=/);
  expect((await fetch(`${office.server.url}/join/join.js`)).headers.get('content-type')).toContain('text/javascript');
});
