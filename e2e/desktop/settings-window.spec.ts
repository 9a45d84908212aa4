import { expect } from '@playwright/test';
import type { AgentDesk } from './agent-desk.ts';
import { test } from './scene.ts';

/** The settings in a window of their own, beside a real console that is signed in to a real server. */

const NAME = 'settings.html';
const state = async ({ desktop }: AgentDesk) => (await desktop.shell.state()).otherWindows[NAME];

test('the settings have a window of their own, and what is changed there holds everywhere', async ({ scene }) => {
  const { ana } = scene;

  await test.step('it opens from the menu, locked down as the console is, once however often it is asked for', async () => {
    expect(await state(ana)).toBeUndefined();
    await ana.desktop.shell.clickAppMenu('Settings…');
    await expect.poll(async () => (await state(ana))?.visible).toBe(true);
    await ana.desktop.shell.clickAppMenu('Settings…');
    expect((await state(ana))?.webPreferences).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webviewTag: false,
    });
  });

  const settings = await ana.desktop.findPage(NAME);
  const complaints: string[] = [];
  settings.on('pageerror', (error) => complaints.push(String(error)));

  await test.step('it knows who is signed in in the other window', async () => {
    await settings.getByRole('button', { name: 'Profile' }).click();
    await expect(settings.getByText('ana@', { exact: false })).toBeVisible();
  });

  await test.step('what is changed there holds in the console at once, and the other way round', async () => {
    await settings.getByRole('button', { name: 'Appearance' }).click();
    await settings.getByText('Dark', { exact: true }).click();
    await expect(settings.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(ana.page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await ana.page.evaluate(() => window.desktop.settings.change({ theme: 'light' }));
    await expect(settings.locator('html')).toHaveAttribute('data-theme', 'light');
  });

  await test.step('single-key shortcuts, which belong to no host, too', async () => {
    await settings.getByRole('button', { name: 'Working with chats' }).click();
    await settings.getByText('Single-key shortcuts').click();
    await ana.page.bringToFront();
    const help = ana.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const isHelpShown = async (): Promise<boolean> => {
      await ana.page.keyboard.press('?');
      const isShown = (await help.count()) > 0;
      if (isShown) await ana.page.keyboard.press('Escape');
      await expect(help).toHaveCount(0);
      return isShown;
    };
    // The news of another window takes its moment.
    await expect.poll(isHelpShown).toBe(false);
    await settings.getByText('Single-key shortcuts').click();
    await expect.poll(isHelpShown).toBe(true);
  });

  await test.step('signing out takes the window along', async () => {
    expect(complaints).toEqual([]);
    await settings.getByRole('button', { name: 'Profile' }).click();
    const closed = settings.waitForEvent('close');
    // The window may be gone before the click that closes it has answered.
    await settings
      .getByRole('button', { name: 'Sign out' })
      .click()
      .catch((error: unknown) => {
        if (!settings.isClosed()) throw error;
      });
    await closed;
    await expect.poll(() => state(ana)).toBeUndefined();
    await expect(ana.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});
