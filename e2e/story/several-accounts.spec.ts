import { type Browser, expect, type Page, test } from '@playwright/test';
import { openDatabase } from '../support/database.ts';
import { type Backend, startBackend } from '../support/start-backend.ts';
import { addAgent, addWorkspace, type Login, signIn } from '../support/team.ts';
import { openVisitor, type Visitor } from '../support/visitor.ts';

/** One console, two companies of one server, and a person who is at work in both. */
let backend: Backend;
let shop: Login;
let mugs: Login;
let mugsChatbot: string;

test.beforeEach(async () => {
  backend = await startBackend();
  shop = await addAgent(backend, 'Ana Shop');
  mugs = await addWorkspace(backend, 'Mugs & More', 'Ana Mugs');
  mugsChatbot = await makeChatbot(mugs);
});
test.afterEach(() => backend.stop());

async function makeChatbot(login: Login): Promise<string> {
  const response = await fetch(`${backend.url}/api/v1/chatbots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await signIn(backend, login)}` },
    body: JSON.stringify({ name: 'Mug bot' }),
  });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { id: string }).id;
}

async function enter(page: Page, { email, password }: Login): Promise<void> {
  await page.getByRole('textbox', { name: /mail/i }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
}

async function choose(page: Page, entry: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Goes to the other workspace, over the question that is asked where chats would be left. */
async function leaveFor(page: Page, workspace: RegExp): Promise<void> {
  await choose(page, workspace);
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Go to/ })
    .click();
  await expect(page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
}

/** Signed in to the shop and to the mugs; the mugs are shown. */
async function openConsole(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${backend.url}/console/`);
  await enter(page, shop);
  await choose(page, 'Add another');
  await enter(page, mugs);
  return page;
}

async function asked(visitor: Visitor, name: string, words: string): Promise<void> {
  await visitor.say(words);
  await visitor.requestAgent({ name });
}

async function newestConversation(): Promise<{ id: string; workspaceId: string }> {
  const database = await openDatabase(backend.dataDir);
  try {
    const { rows } = await database.query(
      'SELECT id, workspace_id AS "workspaceId" FROM conversations ORDER BY started_at DESC LIMIT 1',
    );
    return rows[0];
  } finally {
    await database.end();
  }
}

/** A person is offered only where somebody is there: she has the mugs open at another computer, too. */
async function beThere(browser: Browser): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${backend.url}/console/`);
  await enter(page, mugs);
}

const accept = (page: Page) => page.getByRole('button', { name: 'Accept', exact: true });
const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' });

test('a request of the other workspace is told of; chats, drafts and unsent words of the two stay apart', async ({
  browser,
}) => {
  await beThere(browser);
  const page = await openConsole(browser);
  await choose(page, /^My workspace/);
  await expect(page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
  const inShop = await openVisitor(browser, backend.url);
  await asked(inShop, 'Sam', 'zxqv blorptangle wumpus');
  await accept(page).click();
  await composer(page).fill('Hello Sam, this is the shop.');
  await page.keyboard.press('Enter');
  await expect(inShop.message('Hello Sam, this is the shop.')).toBeVisible();
  await composer(page).fill('a draft for Sam');

  const inMugs = await openVisitor(browser, backend.url, { chatbotId: mugsChatbot });
  await asked(inMugs, 'Mia', 'frobnicated quux, please');
  await test.step('it is told of by name of the workspace, in the menu, and in the title', async () => {
    await expect(page.getByText('Mugs & More: Mia is waiting')).toBeVisible({ timeout: 25_000 });
    await expect(page.getByRole('button', { name: /1 waiting in other workspaces/ })).toBeVisible();
    await expect(page).toHaveTitle(/^\(1\)/);
  });

  await test.step('its toast leads there, over the question', async () => {
    await page.getByRole('button', { name: 'Go there' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('A visitor is waiting in Mugs & More');
    await page.getByRole('button', { name: 'Go to Mugs & More' }).click();
    await expect(page.getByText('You are only reading')).toBeVisible();
    await expect(page.getByText('Sam')).toHaveCount(0);
    await accept(page).first().click();
    await expect(composer(page)).toHaveValue('');
    await composer(page).fill('Hello Mia, these are the mugs.');
    await page.keyboard.press('Enter');
    await expect(inMugs.message('Hello Mia, these are the mugs.')).toBeVisible();
    await composer(page).fill('a draft for Mia');
  });

  await test.step('what is written without a connection stays with its account', async () => {
    await page.context().setOffline(true);
    await composer(page).fill('unsent to Mia');
    await page.keyboard.press('Enter');
    await composer(page).fill('a draft for Mia');
    await page.context().setOffline(false);
    await leaveFor(page, /^My workspace/);
    await page.getByRole('tab', { name: /Active Chats/ }).click();
    await page.getByText('Sam').first().click();
    await expect(composer(page)).toHaveValue('a draft for Sam');
    await expect(page.getByText('unsent to Mia')).toHaveCount(0);
    await expect(inShop.thread.getByText('Mia')).toHaveCount(0);
  });

  await test.step('and is there again, once, on the way back', async () => {
    await leaveFor(page, /^Mugs & More/);
    await page.getByRole('tab', { name: /Active Chats/ }).click();
    await page.getByText('Mia').first().click();
    await expect(composer(page)).toHaveValue('a draft for Mia');
    await expect(inMugs.message('unsent to Mia')).toHaveCount(1);
    await expect(inMugs.thread.getByText('Sam')).toHaveCount(0);
  });
});

test('a link of a workspace that one is not signed in to leads to its sign-in, and from there to the chat', async ({
  browser,
}) => {
  await beThere(browser);
  const inMugs = await openVisitor(browser, backend.url, { chatbotId: mugsChatbot });
  await asked(inMugs, 'Mia', 'frobnicated quux, please');
  await expect(inMugs.page.getByText(/finding someone/)).toBeVisible();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${backend.url}/console/`);
  await enter(page, shop);

  const { id, workspaceId } = await newestConversation();
  await page.goto(`${backend.url}/console/#/chats/${id}?workspace=${workspaceId}`);
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('a workspace that is not among your accounts here');
  await question.getByRole('button', { name: 'Sign in to it' }).click();
  await expect(page.getByText('Sign in to the workspace that the link leads to.')).toBeVisible();
  await enter(page, mugs);
  await expect(page.getByText('You are only reading')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Mia' })).toBeVisible();
});
