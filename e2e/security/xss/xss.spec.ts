import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type AgentSocket, connectAgent, must } from '../../../backend/test-support/socket-clients.ts';
import { launchConsole } from '../../desktop/launch-console.ts';
import { openDatabase } from '../../support/database.ts';
import { type Backend, startBackend } from '../../support/start-backend.ts';
import { addAgent, claimOwner, type Login, signIn } from '../../support/team.ts';
import { openVisitor } from '../../support/visitor.ts';
import { isSoak, sample } from '../house/tier.ts';
import { atItsPace } from './at-its-pace.ts';
import { type Payload, payloads } from './payloads.ts';
import { watch } from './watch.ts';
import { type WaitingVisitor, writeAsVisitor } from './write-as-visitor.ts';

/**
 * Everything a visitor can write, in every place where somebody reads it. The pages run without their content security
 * policy where the browser allows it, so that escaping alone has to hold; in the desktop the policy is on and reports.
 */
let backend: Backend;
let owner: Login;
let ana: Login;
let chatbotId: string;
const chosen = sample(payloads, 40, Math.floor(Date.now() / 86_400_000));

test.beforeAll(async () => {
  // Every visitor from a place of their own: what is asked here is what they write, not how many there are.
  backend = await startBackend({ env: { TRUST_PROXY: '1' } });
  owner = await claimOwner(backend);
  ana = await addAgent(backend, 'Ana');
  const database = await openDatabase(backend.dataDir);
  chatbotId = (await database.query<{ id: string }>('SELECT id FROM chatbots LIMIT 1')).rows[0]?.id ?? '';
  await database.end();
});
test.afterAll(() => backend.stop());

test('there are two hundred payloads, all different', () => {
  expect(new Set(payloads.map(({ text }) => text)).size).toBeGreaterThanOrEqual(200);
});

/** A visitor who writes the payload into every field there is; the conversation then waits for a person. */
async function writeEverywhere({ text }: Payload): Promise<WaitingVisitor> {
  const visitor = await writeAsVisitor(backend.url, chatbotId, text);
  const { socket, name } = visitor;
  const contact = { clientId: 'payload-2', name, email: 'vera@example.com', text };
  await must(socket.emitWithAck('contact:send', contact));
  return visitor;
}

async function acceptAll(desk: AgentSocket): Promise<void> {
  const { queue } = await must(desk.emitWithAck('session:sync', { known: [] }));
  for (const { id } of queue) await atItsPace(() => desk.emitWithAck('handoff:accept', { handoffId: id }));
}

test('in the console, its lists, threads, contact messages and toasts', async ({ browser }) => {
  test.setTimeout(isSoak ? 900_000 : 180_000);
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const userDataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-xss-'));
  const desktop = await launchConsole({ userDataDir, server: backend.url });
  const written: WaitingVisitor[] = [];
  try {
    await page.goto(`${backend.url}/console/`);
    const watches = [await watch(page), await watch(desktop.page)];
    for (const console of [page, desktop.page]) {
      await console.getByRole('textbox', { name: /mail/i }).fill(ana.email);
      await console.getByLabel('Password', { exact: true }).fill(ana.password);
      await console.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(console.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
    }
    const expectQuiet = (where: string) => Promise.all(watches.map((each) => each.expectQuiet(where)));

    await desktop.shell.blur();
    for (const payload of chosen) written.push(await writeEverywhere(payload));
    await expect(page.getByRole('listitem').filter({ hasText: 'Accept' })).toHaveCount(chosen.length);
    await expectQuiet('in the list of those who wait');
    // Markup means something in the body of a toast; a title is shown as it is.
    const toasts = await desktop.shell.toasts();
    expect(toasts.length).toBeGreaterThan(0);
    for (const { body } of toasts) expect(body).not.toMatch(/<[a-z!/?]/i);

    const desk = await connectAgent(backend.url, await signIn(backend, ana));
    await acceptAll(desk);
    for (const [index, { conversationId }] of written.entries()) {
      const text = chosen[index]?.text ?? '';
      // The address of a chat, as a link in a mail opens it.
      await page.goto(`${backend.url}/console/#/chats/${conversationId}`);
      await expect(page.getByRole('log')).toContainText(visible(text).slice(0, 40));
    }
    await expectQuiet('in the threads');

    await page.getByRole('button', { name: 'Messages', exact: true }).click();
    const left = page.getByRole('main').getByRole('listitem');
    await expect(left.nth(Math.min(chosen.length, 20) - 1)).toBeVisible();
    for (const row of await left.all()) {
      await row.getByRole('button').first().click();
      await expect(row.getByRole('button').first()).toHaveAttribute('aria-expanded', 'true');
    }
    await expectQuiet('in the contact messages');
    desk.close();
  } finally {
    for (const { socket } of written) socket.close();
    await context.close();
    await desktop.close();
    rmSync(userDataDir, { recursive: true, force: true });
  }
});

test('in the widget, from the visitor and from the agent', async ({ browser }) => {
  test.setTimeout(isSoak ? 900_000 : 180_000);
  // Somebody has to be there before a person can be asked for.
  const desk = await connectAgent(backend.url, await signIn(backend, ana));
  await must(desk.emitWithAck('session:sync', { known: [] }));
  const visitor = await openVisitor(browser, backend.url);
  const seen = await watch(visitor.page);
  const name = '<img data-tripped src=x onerror=tripped(1)>';
  await visitor.say(chosen[0]?.text ?? '');
  await visitor.requestAgent({ name, email: '' });
  const findRequest = async () => {
    const { queue } = await must(desk.emitWithAck('session:sync', { known: [] }));
    return queue.find((request) => request.visitor.name === name);
  };
  await expect.poll(findRequest).toBeDefined();
  const waiting = await findRequest();
  const chat = await must(desk.emitWithAck('handoff:accept', { handoffId: waiting?.id ?? '' }));
  for (const [index, { text }] of chosen.entries()) {
    const message = { conversationId: chat.conversation.id, clientId: `payload-${index}`, text };
    await atItsPace(() => desk.emitWithAck('message:send', message));
  }
  await expect(visitor.thread).toContainText(visible(chosen.at(-1)?.text ?? '').slice(0, 40));
  await seen.expectQuiet('in the widget');
  await visitor.reload();
  await seen.expectQuiet('in the widget after a reload');
  desk.close();
  await visitor.close();
});

test('in the mails about it', async ({ browser }) => {
  const token = await signIn(backend, owner);
  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(`${backend.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return response.json();
  };
  const { socket } = await writeEverywhere({ technique: 'one more', text: payloads[1]?.text ?? '' });
  await expect
    .poll(async () => ((await ask('/api/v1/mails?limit=100')) as { mails: unknown[] }).mails.length)
    .toBeGreaterThan(0);
  socket.close();
  const { mails } = (await ask('/api/v1/mails?limit=100')) as { mails: { id: string }[] };
  const page = await browser.newPage();
  const seen = await watch(page);
  for (const { id } of mails) {
    const { html, subject } = (await ask(`/api/v1/mails/${id}`)) as { html: string; subject: string };
    expect(subject).not.toMatch(/[\r\n]/);
    await page.setContent(html);
    await seen.expectQuiet('in a mail');
  }
  await page.close();
});

/** As a page shows it: runs of blanks are one. */
function visible(text: string): string {
  return text.trim().split(/[\t\n]/)[0] ?? '';
}
