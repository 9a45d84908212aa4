import { expect, type Page, test } from '@playwright/test';
import { connectAgent, connectVisitor, must } from '../../../backend/test-support/socket-clients.ts';
import { openDatabase } from '../../support/database.ts';
import { type Backend, startBackend } from '../../support/start-backend.ts';
import { addAgent, claimOwner, type Login, signIn } from '../../support/team.ts';
import { nextAddress } from '../house/next-address.ts';
import { isSoak, sample } from '../house/tier.ts';
import { atItsPace } from './at-its-pace.ts';
import { payloads } from './payloads.ts';
import { watch } from './watch.ts';
import { writeAsVisitor } from './write-as-visitor.ts';

/**
 * What is read when the chat is over: comments of ratings, transcripts by mail, and where the widget was seen. The pages run
 * without their content security policy, so that escaping alone has to hold.
 */
let backend: Backend;
let owner: Login;
let ownersToken: string;
let ana: Login;
let chatbotId: string;
const chosen = sample(payloads, 12, Math.floor(Date.now() / 86_400_000));
/** What a program that is no browser may send in a header. */
const inHeaders = chosen.filter(({ text }) => /^[!-~][ -~]*[!-~]$/.test(text) && text.length < 300);

test.beforeAll(async () => {
  // Every visitor from a place of their own: what is asked here is what they write, not how many there are.
  backend = await startBackend({ env: { TRUST_PROXY: '1' } });
  owner = await claimOwner(backend);
  ownersToken = await signIn(backend, owner);
  ana = await addAgent(backend, 'Ana');
  const database = await openDatabase(backend.dataDir);
  chatbotId = (await database.query<{ id: string }>('SELECT id FROM chatbots LIMIT 1')).rows[0]?.id ?? '';
  await database.end();
});
test.afterAll(() => backend.stop());

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${backend.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${ownersToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
  return (await response.json()) as T;
}

/** From the first word to the comment on the rating, and a transcript of all of it. */
async function chatAndRate(desk: Awaited<ReturnType<typeof connectAgent>>, text: string, index: number): Promise<void> {
  const { socket, conversationId } = await writeAsVisitor(backend.url, chatbotId, text);
  const { queue } = await atItsPace(() => desk.emitWithAck('session:sync', { known: [] }));
  await atItsPace(() => desk.emitWithAck('handoff:accept', { handoffId: queue[0]?.id ?? '' }));
  const message = { conversationId, clientId: `payload-${index}`, text };
  await atItsPace(() => desk.emitWithAck('message:send', message));
  await atItsPace(() => desk.emitWithAck('handoff:complete', { conversationId }));
  const comment = text.slice(0, 1_000);
  await must(socket.emitWithAck('handoff:rate', { conversationId, stars: 1, comment }));
  await must(socket.emitWithAck('transcript:mail', { conversationId, email: `vera${index}@example.com` }));
  socket.close();
}

async function listTranscripts(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/api/v1/mails?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const list = await ask<{ mails: { id: string; kind: string }[]; nextCursor: string | null }>('get', path);
    ids.push(...list.mails.filter(({ kind }) => kind === 'transcript').map(({ id }) => id));
    cursor = list.nextCursor;
  }
  return ids;
}

async function signInAt(page: Page, path: string, { email, password }: Login): Promise<void> {
  await page.goto(`${backend.url}${path}`);
  await page.getByRole('textbox', { name: /mail/i }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('in comments of ratings, in transcripts, and where the widget was seen', async ({ browser }) => {
  test.setTimeout(isSoak ? 900_000 : 120_000);
  const server = { host: '127.0.0.1', port: 9, security: 'none', user: null };
  await ask('put', '/api/v1/mail-settings', { server, fromName: 'Team', fromAddress: 'team@example.com' });
  const desk = await connectAgent(backend.url, await signIn(backend, ana));
  for (const [index, { text }] of chosen.entries()) await chatAndRate(desk, text, index);
  for (const { text: origin } of inHeaders) {
    (await connectVisitor(backend.url, { chatbotId }, { origin, address: nextAddress() })).close();
  }
  desk.close();
  const context = await browser.newContext({ bypassCSP: true });

  await test.step('comments, in the recent requests', async () => {
    const page = await context.newPage();
    const seen = await watch(page);
    await signInAt(page, '/console/', ana);
    await page.getByRole('tab', { name: /Pending Requests/ }).click();
    await page.getByRole('button', { name: 'Recent requests' }).click();
    await expect(page.getByRole('img', { name: '1 of 5 stars' }).first()).toBeVisible();
    await seen.expectQuiet('in the comments of ratings');
    await page.close();
  });

  await test.step('transcripts', async () => {
    const page = await context.newPage();
    const seen = await watch(page);
    let count = 0;
    for (const id of await listTranscripts()) {
      const { html, subject } = await ask<{ html: string; subject: string }>('get', `/api/v1/mails/${id}`);
      expect(subject).not.toMatch(/[\r\n]/);
      await page.setContent(html);
      await seen.expectQuiet('in a transcript');
      count += 1;
    }
    expect(count).toBe(chosen.length);
    await page.close();
  });

  await test.step('sites, in step 6', async () => {
    expect(inHeaders.length).toBeGreaterThan(0);
    const page = await context.newPage();
    await context.clearCookies();
    const seen = await watch(page);
    await signInAt(page, '/console/', owner);
    await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').first().click();
    await page.getByRole('button', { name: 'Step 6: Install' }).click();
    await expect(page.getByText('Connected ✓').first()).toBeVisible();
    await seen.expectQuiet('in the list of connected sites');
    await page.close();
  });
  await context.close();
});
