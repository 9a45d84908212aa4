import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
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
