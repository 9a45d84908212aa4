import { readFile } from 'node:fs/promises';
import { type Browser, expect, test } from '@playwright/test';
import { type AgentDesk, openAgentDesk } from '../desktop/agent-desk.ts';
import { type Backend, startBackend } from '../support/start-backend.ts';
import { addAgent, claimOwner } from '../support/team.ts';
import { openVisitor } from '../support/visitor.ts';

const QUESTION = 'My teapot arrived without its lid, order #A-10423';
const ANSWER = 'A new lid is on its way to you';

let backend: Backend;
test.beforeEach(async () => {
  backend = await startBackend();
});
test.afterEach(() => backend.stop());

/** A chat from its first word to its end. */
async function chat(browser: Browser, agent: AgentDesk): Promise<void> {
  const visitor = await openVisitor(browser, backend.url);
  await visitor.say(QUESTION);
  await visitor.requestAgent({ name: 'Vera Visitor' });
  await agent.accept('Vera Visitor');
  await agent.say(ANSWER);
  await expect(visitor.message(ANSWER)).toHaveCount(1);
  await agent.complete();
  await expect(visitor.page.getByText('Conversation ended').first()).toBeVisible();
  await visitor.close();
}

test('the owner finds what was said in a chat that is over, reads it and takes it along', async ({ browser }) => {
  const login = await claimOwner(backend);
  const ana = await openAgentDesk(backend, await addAgent(backend, 'Ana'));
  await chat(browser, ana);
  await ana.close();
  const olga = await openAgentDesk(backend, login);
  const { page } = olga;

  await test.step('a few words lead to the conversation', async () => {
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    const search = page.getByRole('textbox', { name: 'Search in every message' });
    await search.fill('teapot lid');
    // What was written a moment ago is found a few seconds later.
    await expect(async () => {
      await search.press('Enter');
      await expect(page.getByRole('link', { name: /Vera Visitor/ })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByText('1 conversation', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: /Vera Visitor/ }).click();
  });

  await test.step('the transcript has the words and what happened', async () => {
    const messages = page.getByRole('region', { name: 'Messages' });
    for (const words of [QUESTION, ANSWER]) await expect(messages.getByText(words, { exact: true })).toBeVisible();
    await expect(messages.getByText('Ana joined the chat')).toBeVisible();
    await expect(messages.getByText('Ana marked the chat as complete')).toBeVisible();
  });

  await test.step('it is taken along as a file', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download as Markdown' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^conversation-\d{4}-\d\d-\d\d-vera-visitor\.md$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(ANSWER);
    expect(text).toContain('Vera Visitor');
  });

  await test.step('an export of today has every message', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/\d messages in 1 conversation/)).toBeVisible();
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv).toContain(QUESTION);
    expect(csv).toContain(ANSWER);
  });
  await olga.close();
});
