import { expect, type Page, test } from '@playwright/test';
import { findAccessFaults } from '../support/access-faults.ts';
import { closePages } from '../support/close-pages.ts';
import { readNewestConversation } from '../support/database.ts';
import { type Backend, startBackend } from '../support/start-backend.ts';
import { addAgent, claimOwner, type Login } from '../support/team.ts';
import { openVisitor } from '../support/visitor.ts';
import { tabTo } from './by-keyboard.ts';

/** The main job without a mouse, on both sides, with a look at every screen on the way. */
let backend: Backend;
let login: Login;
test.beforeEach(async () => {
  backend = await startBackend();
  await claimOwner(backend);
  login = await addAgent(backend, 'Ana');
});
test.afterEach(async ({ browser }) => {
  await closePages(browser);
  await backend.stop();
});

async function expectNoFaults(page: Page, where: string): Promise<void> {
  expect(await findAccessFaults(page), where).toEqual([]);
}

async function signIn(page: Page, { email, password }: Login): Promise<void> {
  await page.getByRole('textbox', { name: /mail/i }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('visitor and agent get through the whole job by keyboard alone', async ({ browser }) => {
  const visitor = await (await browser.newContext()).newPage();
  const agent = await (await browser.newContext()).newPage();
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const heard = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });

  await test.step('the agent signs in', async () => {
    await agent.goto(`${backend.url}/console/`);
    await expect(agent.getByRole('textbox', { name: /mail/i })).toBeFocused();
    await expectNoFaults(agent, 'sign in');
    await agent.keyboard.type(login.email);
    await agent.keyboard.press('Tab');
    await agent.keyboard.type(login.password);
    await agent.keyboard.press('Enter');
    await expect(agent.getByText('No one is waiting')).toBeVisible();
    await expectNoFaults(agent, 'empty console');
  });

  await test.step('the visitor opens the chat, asks, and requests a person', async () => {
    await visitor.goto(`${backend.url}/demo`);
    await expectNoFaults(visitor, 'demo page');
    await tabTo(visitor, button(visitor, 'Open chat'));
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByRole('textbox', { name: 'Message' })).toBeFocused();
    await visitor.keyboard.type('zxqv blorptangle wumpus');
    await visitor.keyboard.press('Enter');
    await expect(button(visitor, 'Talk to a person')).toBeVisible();
    await expectNoFaults(visitor, 'widget with the bot');
    await tabTo(visitor, button(visitor, 'Request Live Agent'), 'Shift+Tab');
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByLabel('Your name')).toBeFocused();
    await visitor.keyboard.type('Vera');
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByText(/finding someone/)).toBeVisible();
    await expect(visitor.getByRole('textbox', { name: 'Message' })).toBeFocused();
    await expectNoFaults(visitor, 'widget waiting');
  });

  await test.step('the agent accepts and they talk', async () => {
    await expect(agent.getByText('Vera')).toBeVisible();
    await expectNoFaults(agent, 'pending request');
    await tabTo(agent, button(agent, 'Accept'));
    await agent.keyboard.press('Enter');
    await expect(agent.getByRole('textbox', { name: 'Message' })).toBeFocused();
    await agent.keyboard.type('Hello Vera');
    await agent.keyboard.press('Enter');
    await expect(heard(visitor, 'Hello Vera')).toBeVisible();
    await visitor.keyboard.type('Hello Ana');
    await visitor.keyboard.press('Enter');
    await expect(heard(agent, 'Hello Ana')).toBeVisible();
    await expectNoFaults(agent, 'active chat');
    await expectNoFaults(visitor, 'widget with an agent');
  });

  await test.step('the agent completes, thinks better of it twice, and completes again', async () => {
    const composer = agent.getByRole('textbox', { name: 'Message' });
    const complete = async () => {
      await tabTo(agent, button(agent, 'Mark as Complete'), 'Shift+Tab');
      await agent.keyboard.press('Enter');
      await expect(agent.getByRole('alertdialog')).toBeVisible();
      await tabTo(agent, button(agent, 'Complete chat'));
      await agent.keyboard.press('Enter');
      await expect(button(agent, 'Undo')).toBeVisible();
    };
    await complete();
    await agent.keyboard.press('u');
    await expect(composer).toBeFocused();
    await complete();
    await tabTo(agent, button(agent, 'Undo'), 'Shift+Tab');
    await agent.keyboard.press('Enter');
    await expect(composer).toBeFocused();
    await agent.keyboard.type('One more thing');
    await agent.keyboard.press('Enter');
    await expect(heard(visitor, 'One more thing')).toBeVisible();
    await complete();
    await expect(visitor.getByText('Conversation ended')).toBeVisible();
    await expect(agent.getByText('You have no active chats')).toBeVisible();
    await expectNoFaults(visitor, 'widget at the end');
    await tabTo(agent, agent.getByRole('tab', { name: 'Active Chats' }));
  });

  await test.step('the visitor starts again, and ends it themselves', async () => {
    await tabTo(visitor, button(visitor, 'Start a new conversation'));
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByRole('textbox', { name: 'Message' })).toBeFocused();
    await visitor.keyboard.type('How does this chat work?');
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByText('Automated', { exact: true }).last()).toBeVisible();
    await tabTo(visitor, button(visitor, 'More options'), 'Shift+Tab');
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByRole('menuitem').first()).toBeFocused();
    await visitor.keyboard.press('ArrowUp');
    await expect(visitor.getByRole('menuitem', { name: 'End conversation' })).toBeFocused();
    await visitor.keyboard.press('Enter');
    await tabTo(visitor, button(visitor, 'End conversation'));
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByText('Conversation ended')).toBeVisible();
    await visitor.keyboard.press('Escape');
    await expect(button(visitor, 'Open chat')).toBeFocused();
  });
});

test('a link to a chat, opened by somebody who is signed out, leads there after signing in', async ({ browser }) => {
  // A person is offered only while somebody is there: a colleague is.
  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(`${backend.url}/console/`);
  await signIn(colleague, await addAgent(backend, 'Ben'));
  await expect(colleague.getByText('No one is waiting')).toBeVisible();
  const visitor = await openVisitor(browser, backend.url);
  await visitor.say('zxqv blorptangle wumpus');
  await visitor.requestAgent({ name: 'Vera' });
  await expect(visitor.page.getByText(/finding someone/)).toBeVisible();
  const { id } = await readNewestConversation(backend.dataDir);
  const page = await (await browser.newContext()).newPage();
  // Not opened itself: it offers the link to the desktop app first, and a browser's question about that takes all input.
  const opening = await page.request.get(`${backend.url}/open/chats/${id}`);
  const inBrowser = /id="browser" href="([^"]+)"/.exec(await opening.text())?.[1];
  await page.goto(`${backend.url}${inBrowser}`);
  await signIn(page, login);
  await expect(page.getByText('You are only reading')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Vera' })).toBeVisible();
});
