import { expect, type Page } from '@playwright/test';
import { describe, test } from 'vitest';
import type { DesktopBridge } from '../../src-preload/bridge.ts';
import { driveConsole } from './drive-console.ts';
import { recordNotifications, standInForDesktop } from './page-stand-ins.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

const open = driveConsole();
const steps = (page: Page) => page.getByRole('list', { name: 'The way of the test alert' }).getByRole('listitem');
const tryOut = (page: Page) => page.getByRole('button', { name: 'Test my notifications' }).click();

describe('trying the notifications out', () => {
  test('every hop is shown with its time', async () => {
    const { page } = await open(new World(), { hash: '#/settings/notifications', before: recordNotifications });
    await tryOut(page);
    await expect(page.getByText('All of it works.')).toBeVisible();
    await expect(steps(page)).toHaveText([
      /Done: The server takes the alert\d+ ms/,
      /Done: It reaches this computer\d+ ms/,
      /Done: Notification\d+ ms/,
      /Done: Sound\d+ ms/,
      /Done: Count on the icon\d+ ms/,
      /Done: E-mail[\d,]+ ms/,
    ]);
    expect(await page.evaluate(() => window.notices.length)).toBe(1);
  });

  test('what is off, refused or missing is named, with the way to change it', async () => {
    const world = buildSettingsWorld();
    const failed = { state: 'failed', detail: '550 No such user here', afterMs: 900 } as const;
    world.alerts.trial = { mail: 'on_its_way', outcome: failed };
    const { page } = await open(world, { hash: '#/settings/notifications' });
    await page.getByText('Sound for new requests').click();
    await tryOut(page);
    await expect(steps(page).last()).toHaveText(/Failed: E-mail.*did not take it. 550 No such user here/);
    world.alerts.trial = { mail: 'no_server', outcome: null };
    await tryOut(page);
    await expect(page.getByText('Something keeps alerts from reaching you')).toBeVisible();
    await expect(steps(page).nth(2)).toHaveText(/Failed: Notification.*does not allow/);
    await expect(steps(page).nth(3)).toHaveText(/Off: Sound.*is off/);
    await page.getByRole('button', { name: 'Open “Mail server”' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Mail server' })).toBeVisible();
  });

  test('nobody gets further than the first hop without a connection', async () => {
    const { page, server } = await open(new World(), { hash: '#/settings/notifications' });
    await expect(page.getByRole('button', { name: 'Test my notifications' })).toBeVisible();
    server.cut();
    await expect(page.getByText('Reconnecting').first()).toBeVisible();
    await tryOut(page);
    await expect(steps(page).first()).toHaveText(/Failed: The server.*no connection/);
    await expect(steps(page).last()).toHaveText(/Not tried/);
  });
});

describe('do not disturb', () => {
  test('is turned on and off by hand, and silences what is tried', async () => {
    const { page } = await open(new World(), { hash: '#/settings/notifications', before: recordNotifications });
    await page.getByRole('button', { name: 'For 1 hour' }).click();
    await expect(page.getByText(/^On. Until/)).toBeVisible();
    await tryOut(page);
    await expect(steps(page).nth(2)).toHaveText(/Off: Notification.*Do not disturb is on/);
    expect(await page.evaluate(() => window.notices.length)).toBe(0);
    await page.getByRole('button', { name: 'Turn off' }).click();
    await expect(page.getByText('Off', { exact: true })).toBeVisible();
  });

  test('weekly times that make no sense are not kept', async () => {
    const { page } = await open(new World(), { hash: '#/settings/notifications' });
    await page.getByText('At set times').click();
    const monday = page.getByRole('group', { name: 'Monday' });
    await monday.getByLabel('End Time').fill('22:00');
    await expect(page.getByText('Start and end are the same')).toBeVisible();
    await monday.getByLabel('End Time').fill('08:00');
    const kept = () =>
      page.evaluate(() => JSON.parse(localStorage.getItem('handoff-desk:settings') ?? '{}').doNotDisturbTimes);
    await expect.poll(async () => (await kept())?.schedule?.week[1]).toEqual([{ open: '22:00', close: '08:00' }]);
  });
});

describe('in the desktop app', () => {
  test('a key is chosen by pressing it, and one that types is refused', async () => {
    const { page } = await open(new World(), { before: standInForDesktop });
    await signIn(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Choose a key' }).click();
    await page.keyboard.press('a');
    await expect(page.getByText('Press it together with Ctrl or Alt.')).toBeVisible();
    await page.keyboard.press('Control+Shift+A');
    await expect(page.getByRole('button', { name: 'Ctrl + Shift + A' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('button', { name: 'Choose a key' })).toBeVisible();
  });

  test('the settings window has no connection of its own, and has the console try the notifications', async () => {
    const world = buildSettingsWorld();
    const { page: console, server } = await open(world, { before: standInForDesktop });
    await console.context().addInitScript(() => {
      const { desktop } = window as unknown as { desktop: DesktopBridge };
      Object.assign(desktop.server, { get: async () => location.origin });
      Object.assign(desktop.session, { restore: desktop.session.renew });
    });
    const settings = await console.context().newPage();
    await settings.goto(`${server.url}/console/settings.html#/settings/team-alerts`);
    await expect(settings.getByText('Ben Okafor')).toBeVisible();
    await settings.getByRole('button', { name: 'Notifications' }).click();
    await tryOut(settings);
    await expect(steps(settings).first()).toHaveText(/main window is not signed in/);
    expect(server.calls.map(({ name }) => name)).not.toContain('session:sync');
    await console.reload();
    await expect(console.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
    await tryOut(settings);
    await expect(settings.getByText('All of it works.')).toBeVisible();
    expect(server.calls.filter(({ name }) => name === 'session:sync')).toHaveLength(1);
  });
});

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Server address').fill('this-server');
  await page.keyboard.press('Enter');
  await page.getByLabel('E-mail').fill('ana@shop.example');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.keyboard.press('Enter');
}
