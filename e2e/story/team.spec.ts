import { type Browser, expect, type Page, test } from '@playwright/test';
import { closePages } from '../support/close-pages.ts';
import { type Backend, startBackend } from '../support/start-backend.ts';
import { claimOwner } from '../support/team.ts';
import { openVisitor } from '../support/visitor.ts';

let backend: Backend;

test.beforeEach(async () => {
  backend = await startBackend();
});
test.afterEach(async ({ browser }) => {
  await closePages(browser);
  await backend.stop();
});

/** A browser of their own at an address of the server. */
async function openPage(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(backend.url + path);
  return page;
}

test('the owner invites, the agent is in Live Chats by the link, and a permission that is taken counts at once', async ({
  browser,
}) => {
  const owner = await claimOwner(backend);
  const olga = await openPage(browser, '/console/#/settings/team');
  await olga.getByLabel('E-mail').fill(owner.email);
  await olga.getByLabel('Password').fill(owner.password);
  await olga.getByRole('button', { name: 'Sign in', exact: true }).click();

  const link = await test.step('the owner invites', async () => {
    await olga.getByRole('button', { name: 'Invite a member' }).click();
    const dialog = olga.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('nora@example.test');
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog.getByText('No mail server is set up, so no mail was sent.')).toBeVisible();
    const shown = await dialog.getByRole('figure', { name: 'invite link' }).locator('pre').textContent();
    await dialog.getByRole('button', { name: 'Done' }).click();
    return shown ?? '';
  });
  expect(link.startsWith(`${backend.url}/join#`)).toBe(true);

  const opened = performance.now();
  const nora = await openPage(browser, link.slice(backend.url.length));
  await test.step('the agent joins', async () => {
    await nora.getByRole('link', { name: 'Continue in the browser' }).click();
    await expect(nora.getByText('Olga Owner invited you as an agent.')).toBeVisible();
    await nora.getByLabel('Your name').fill('Nora Vance');
    await nora.getByLabel('Password').fill('blue kettle by the door');
    await nora.getByRole('button', { name: 'Join' }).click();
    await expect(nora.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  });

  const visitor = await openVisitor(browser, backend.url);
  await visitor.say('can I talk to a human?');
  const accept = nora.getByRole('button', { name: 'Accept', exact: true });
  await expect(accept).toBeVisible();

  await test.step('the permission is taken away', async () => {
    await olga
      .getByRole('list', { name: 'Members' })
      .getByRole('button', { name: /Nora Vance/ })
      .click();
    await olga.getByText('Respond to Live Chats').click();
    await expect(accept).toHaveCount(0, { timeout: 2_000 });
    await expect(nora.getByText('You do not answer chats')).toBeVisible();
  });

  await test.step('and given back', async () => {
    await olga.getByText('Respond to Live Chats').click();
    await expect(olga.getByText('Saved')).toBeVisible();
    await accept.click();
    await expect(nora.getByRole('textbox', { name: 'Message' })).toBeVisible();
  });

  await test.step('the first answer is sent within two minutes of opening the link', async () => {
    await nora.getByRole('textbox', { name: 'Message' }).fill('Hello, this is Nora.');
    await nora.keyboard.press('Enter');
    await expect(nora.getByRole('log').getByText('Hello, this is Nora.')).toBeVisible();
    const seconds = (performance.now() - opened) / 1_000;
    test.info().annotations.push({ type: 'link to first answer', description: `${seconds.toFixed(1)} s` });
    expect(seconds).toBeLessThan(120);
  });

  await test.step('the log tells of it', async () => {
    await olga.getByRole('button', { name: 'Security log' }).click();
    const events = olga.getByRole('list', { name: 'Events' });
    await expect(events).toContainText('Olga Owner changed Nora Vance');
    await expect(events).toContainText('Permissions: taken Respond to Live Chats');
    await expect(events).toContainText('Nora Vance joined with the invite of nora@example.test');
  });
});
