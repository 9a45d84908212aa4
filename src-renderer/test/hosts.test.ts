import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { recordNotifications, standInForDesktop } from './page-stand-ins.ts';
import { buildChat, buildQueue } from './scenes.ts';
import { World } from './world.ts';

const open = driveConsole();

describe('notifications in a browser', () => {
  test('a new request is announced, a click leads to it, and acceptance by anyone withdraws it', async () => {
    const world = new World();
    const { page } = await open(world, { before: recordNotifications });
    await expect(page.getByText('No one is waiting')).toBeVisible();
    const id = world.begin({ name: 'Mia Chen' });
    world.say(id, 'visitor', 'My mug is cracked');
    const handoffId = world.request(id);
    await expect
      .poll(() => page.evaluate(() => window.notices))
      .toEqual([{ title: 'Mia Chen is waiting', body: 'Shop assistant\nMy mug is cracked', closed: false }]);
    await page.evaluate(() => window.clickNotice(0));
    await expect(page.getByText('You are only reading')).toBeVisible();
    world.accept(handoffId, { id: 'ben', name: 'Ben' });
    await expect.poll(() => page.evaluate(() => window.notices[0]?.closed)).toBe(true);
  });

  test('a message is announced only in a chat that is not looked at', async () => {
    const { world, conversationId } = buildChat();
    const { page, openChat } = await open(world, { before: recordNotifications });
    await openChat('Mia Chen');
    world.say(conversationId, 'visitor', 'Seen at once');
    await expect(page.getByRole('log').getByText('Seen at once')).toBeVisible();
    await page.getByRole('tab', { name: 'Pending Requests' }).click();
    world.say(conversationId, 'visitor', 'Said behind the back');
    await expect
      .poll(() => page.evaluate(() => window.notices.map((notice) => notice.body)))
      .toEqual(['Said behind the back']);
    await page.evaluate(() => window.clickNotice(0));
    await expect(page.getByRole('log').getByText('Said behind the back')).toBeVisible();
  });

  test('without leave to show them it says once how to get it', async () => {
    const { world } = buildQueue();
    const { page } = await open(world);
    await expect(page.getByRole('listitem')).toHaveCount(1);
    world.request(world.begin());
    await expect(page.getByText('Be told of new requests in other windows.')).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    world.request(world.begin());
    await expect(page.getByRole('listitem')).toHaveCount(3);
    await expect(page.getByText('Be told of new requests')).toBeHidden();
  });
});

describe('in the desktop app', () => {
  test('the first run names what is wrong with an address, and goes on when it is right', async () => {
    const { page } = await open(new World(), { before: standInForDesktop });
    await page.getByLabel('Server address').fill('desk.exmaple.com');
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByText('No computer has this name')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Check the spelling');
    await page.getByLabel('Server address').fill('this-server');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.getByRole('button', { name: 'Use another server' }).click();
    await expect(page.getByLabel('Server address')).toBeVisible();
  });

  test('a sign-in that is kept in memory only says so, and the tray setting is offered', async () => {
    const { page } = await open(new World(), { before: standInForDesktop });
    await page.getByLabel('Server address').fill('this-server');
    await page.keyboard.press('Enter');
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This computer has no keychain')).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('switch', { name: 'Keep running in the tray' })).toBeChecked();
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByText('Dark', { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
