import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { computeTotp, stepAt } from '../../../backend/modules/team/totp.ts';
import { startMailServer } from '../../../backend/test-support/mail-server.ts';
import { connectVisitor, must } from '../../../backend/test-support/socket-clients.ts';
import { launchConsole } from '../../desktop/launch-console.ts';
import { openDatabase } from '../../support/database.ts';
import { type Backend, startBackend } from '../../support/start-backend.ts';
import { addAgent, claimOwner, type Login, signIn } from '../../support/team.ts';
import { type Canaries, findIn, findLiveSecrets, readFolder, readHashes, searchDatabase } from './search.ts';

/** Things that are nobody else's business are planted, the server is used, and then everything it left is searched. */
let backend: Backend;
let owner: Login;
test.beforeEach(async () => {
  backend = await startBackend({ env: { LOG_LEVEL: 'trace' } });
  owner = await claimOwner(backend);
});
test.afterEach(() => backend.stop());

/** Where what people wrote is kept, because it is what the product is for. */
const KEPT_WORDS = ['public.messages', 'public.mails', 'public.handoffs', 'public.contact_messages', 'public.drafts'];

async function call(method: string, path: string, token: string | null, body?: string): Promise<Response> {
  return fetch(`${backend.url}${path}`, {
    method,
    headers: {
      'x-handoff-client': 'desktop',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
}

const sender = { fromName: 'Team', fromAddress: 'team@example.com' };
const mailServer = { host: '127.0.0.1', port: 9, security: 'none', user: 'desk' };

test('passwords and tokens are nowhere, people’s words only where they belong', async () => {
  const [smtpPassword, wrongPassword, words] = ['smtp-Kanarie-81736', 'wrong-Kanarie-55120', 'words-Kanarie-90417'];
  const ana = await addAgent(backend, 'Ana');
  const token = await signIn(backend, owner);
  const anas = await signIn(backend, ana);
  await call('post', '/api/v1/auth/sign-in', null, JSON.stringify({ email: ana.email, password: wrongPassword }));
  await call('post', '/api/v1/auth/sign-in', null, `{"email":"x","password":"${wrongPassword}`);
  await call('post', '/api/v1/auth/sign-in', null, JSON.stringify({ email: [wrongPassword], password: wrongPassword }));
  const settings = { server: { ...mailServer, password: smtpPassword }, ...sender };
  const saved = await call('put', '/api/v1/mail-settings', token, JSON.stringify(settings));
  expect(saved.status).toBe(200);
  expect(await saved.text()).not.toContain(smtpPassword);
  await call('post', '/api/v1/mail-settings/test', token, JSON.stringify({ to: 'a@example.com', settings }));
  await call('get', `/api/v1/chatbots?token=${token}`, `${token}x`);

  const { chatbots } = (await (await call('get', '/api/v1/chatbots', token)).json()) as { chatbots: { id: string }[] };
  const chatbotId = chatbots[0]?.id ?? '';
  const visitor = await connectVisitor(backend.url, { chatbotId });
  const { visitorToken } = await must(visitor.emitWithAck('session:start', { known: null }));
  const { conversation } = await must(visitor.emitWithAck('conversation:open', {}));
  const conversationId = conversation.id;
  await must(visitor.emitWithAck('message:send', { conversationId, clientId: 'canary-01', text: words }));
  await visitor.emitWithAck('message:send', { conversationId, clientId: words, text: words.repeat(1_000) });
  await must(visitor.emitWithAck('handoff:request', { conversationId }));
  const contact = { clientId: 'canary-02', name: 'Vera', email: 'vera@example.com', text: words };
  await must(visitor.emitWithAck('contact:send', contact));
  await visitor.emitWithAck('visitor:identify', { token: `${wrongPassword}.${wrongPassword}.x` });
  visitor.close();

  const secrets: Canaries = {
    'a password': owner.password,
    "an agent's password": ana.password,
    'a wrong password': wrongPassword,
    'the password of the mail server': smtpPassword,
    'an access token': token,
    "an agent's access token": anas,
    "a visitor's token": visitorToken ?? '',
  };
  const database = await openDatabase(backend.dataDir);
  const found = await searchDatabase(database, { ...secrets, words });
  const hashes = await readHashes(database);
  await database.end();
  expect(found.filter((hit) => !hit.endsWith(': words'))).toEqual([]);
  expect(found).toContain('public.messages: words');
  expect(
    found.filter((hit) => !KEPT_WORDS.some((table) => hit === `${table}: words`) && hit.endsWith('words')),
  ).toEqual([]);

  // The database's own files hold what its tables hold, and were searched as tables.
  for (const [path, bytes] of readFolder(backend.dataDir, ['postgres'])) {
    expect(findIn(bytes, { ...secrets, words }), path).toEqual([]);
    expect(findLiveSecrets(bytes, hashes), path).toEqual([]);
  }
  expect(findIn(Buffer.from(backend.output()), { ...secrets, words }), 'the terminal').toEqual([]);
});

test('links and second steps are nowhere either, once those they are for have them', async () => {
  const mailbox = await startMailServer();
  const token = await signIn(backend, owner);
  const ask = async <T>(method: string, path: string, body: unknown): Promise<T> => {
    const response = await call(method, path, token, JSON.stringify(body));
    expect(response.ok, path).toBe(true);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const server = { ...mailServer, port: mailbox.port, user: null };
  await ask('put', '/api/v1/mail-settings', { server, ...sender });

  const invite = {
    email: 'nora@example.test',
    role: 'agent',
    permissions: ['chats.respond'],
    chatbotIds: [],
    mail: true,
  };
  const invited = JSON.stringify(await ask('post', '/api/v1/team/invites', invite));
  await ask('post', '/api/v1/auth/reset-request', { email: owner.email });
  await expect.poll(() => mailbox.received.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  const letters = await Promise.all(mailbox.received.map((_, index) => mailbox.parse(index)));
  const reset = letters.find(({ to }) => to?.[0]?.address === owner.email)?.text ?? '';

  const { secret } = await ask<{ secret: string }>('post', '/api/v1/account/two-step', { password: owner.password });
  const bytes = fromBase32(secret);
  const code = computeTotp(bytes, stepAt(new Date()));
  const confirmed = await ask<{ recoveryCodes: string[] }>('post', '/api/v1/account/two-step/confirm', { code });

  const secrets: Canaries = {
    "an invite's token": tokenIn(invited),
    "a reset link's token": tokenIn(reset),
    'the secret of an authenticator app': secret,
    'the same as bytes': bytes.toString('hex'),
    ...Object.fromEntries(confirmed.recoveryCodes.map((each, index) => [`recovery code ${index + 1}`, each])),
  };
  expect(Object.keys(secrets)).toHaveLength(14);
  const database = await openDatabase(backend.dataDir);
  const sent = () => database.query(`SELECT 1 FROM mails WHERE state <> 'sent'`);
  await expect.poll(async () => (await sent()).rowCount).toBe(0);
  expect(await searchDatabase(database, secrets)).toEqual([]);
  await database.end();
  for (const [path, content] of readFolder(backend.dataDir, ['postgres'])) {
    expect(findIn(content, secrets), path).toEqual([]);
  }
  expect(findIn(Buffer.from(backend.output()), secrets), 'the terminal').toEqual([]);
  await mailbox.close();
});

/** Of a link that its mail or answer names: what stands behind the `#`, or behind the last slash of it. */
function tokenIn(text: string): string {
  const [token = ''] = /(?<=[#/])[\w-]{43}(?![\w-])/.exec(text) ?? [];
  expect(token, 'a token in a link').not.toBe('');
  return token;
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/[\s=]/g, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

test('after signing out the computer holds neither password nor token', async () => {
  const ana = await addAgent(backend, 'Ana');
  const profile = mkdtempSync(join(tmpdir(), 'handoff-desk-secrets-'));
  const desk = await launchConsole({ userDataDir: profile, server: backend.url });
  await desk.page.getByRole('textbox', { name: /mail/i }).fill(ana.email);
  await desk.page.getByLabel('Password', { exact: true }).fill(ana.password);
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(desk.page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
  const token = await desk.page.evaluate(async () => {
    const outcome = await window.desktop.session.renew();
    return outcome.status === 'signed_in' ? outcome.grant.accessToken : '';
  });
  expect(token).not.toBe('');
  await desk.page.getByRole('button', { name: /^Status:/ }).click();
  await desk.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(desk.page.getByLabel('Password', { exact: true })).toBeVisible();
  const database = await openDatabase(backend.dataDir);
  const hashes = await readHashes(database);
  await database.end();
  await desk.close();
  const files = readFolder(profile, ['recorded-desktop']);
  expect(files.size).toBeGreaterThan(5);
  for (const [path, bytes] of files) {
    expect(findIn(bytes, { 'the password': ana.password, 'the access token': token }), path).toEqual([]);
    expect(findLiveSecrets(bytes, hashes), path).toEqual([]);
  }
  rmSync(profile, { recursive: true, force: true });
});
