import { expect, type Page } from '@playwright/test';
import { describe, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { driveConsole } from './drive-console.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

const open = driveConsole();
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const hash = (page: Page) => page.evaluate(() => location.hash);

describe('getting to the settings', () => {
  test('each page has an address, and back leads through them to the chats', async () => {
    const { page } = await open(buildSettingsWorld(), { hash: '#/settings/outbox' });
    await expect(title(page, 'Outbox')).toBeVisible();
    await page.getByRole('button', { name: 'Live Chats' }).click();
    expect(await hash(page)).toBe('');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await expect(title(page, 'Outbox')).toBeVisible();
    await page.getByRole('button', { name: 'Mail server', exact: true }).click();
    await expect(title(page, 'Mail server')).toBeVisible();
    expect(await hash(page)).toBe('#/settings/mail-server');
    await page.goBack();
    await expect(title(page, 'Outbox')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  });

  test('an agent finds their own pages only, and an address leads no further', async () => {
    const { page, server } = await open(new World(), { hash: '#/settings/mail-server' });
    await expect(title(page, 'Notifications')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Settings' }).getByRole('button')).toHaveText([
      'Profile',
      'Notifications',
      'Alerts by e-mail',
      'Appearance',
      'Working with chats',
    ]);
    expect(server.calls.map(({ name }) => name)).not.toContain('getMailSettings');
  });

  test('the whole list can be walked by keyboard', async () => {
    const { page } = await open(buildSettingsWorld(), { hash: '#/settings/appearance' });
    await page.getByRole('button', { name: 'Notifications' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(title(page, 'Alerts by e-mail')).toBeVisible();
  });
});

describe('the history of alerts', () => {
  test('says whom each reached, how, and why not, page by page', async () => {
    const world = buildSettingsWorld();
    world.alerts.pageSize = 2;
    const { page } = await open(world, { hash: '#/settings/alert-history' });
    const alerts = page.getByRole('list', { name: 'Alerts' }).getByRole('listitem');
    await expect(alerts).toHaveText([
      /New request.*Not seen yet.*Mia Chen/,
      /Listed words.*failed.*Anonymous.*Ben Okafor e-mail failed: 550/,
    ]);
    await page.getByRole('button', { name: 'Show older' }).click();
    await expect(alerts.last()).toHaveText(/Settled.*notification seen.*Ben Okafor e-mail not sent: quiet hours/);
    await expect(page.getByRole('button', { name: 'Show older' })).toHaveCount(0);
  });
});

describe('alerts by e-mail', () => {
  test('a choice is stored as it is made, also for one chatbot', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/email-alerts' });
    await page.getByRole('radiogroup', { name: 'Request waits too long' }).getByText('Never').click();
    await expect.poll(() => world.alerts.preferencesOf(world.me.id).choices.waiting).toBe('never');
    await page.getByRole('button', { name: 'Differs for a chatbot' }).click();
    await page.getByLabel('Choose otherwise for').selectOption({ label: 'Mossy' });
    await page.getByRole('group', { name: 'Mossy' }).getByLabel('New request').selectOption('always');
    await expect
      .poll(() => world.alerts.preferencesOf(world.me.id).chatbots.map(({ choices }) => choices))
      .toEqual([{ new_request: 'always' }]);
    await page.getByRole('button', { name: 'Mossy: as for the others' }).click();
    await expect.poll(() => world.alerts.preferencesOf(world.me.id).chatbots).toEqual([]);
  });

  test('quiet hours that make no sense are shown with what is wrong, and not stored', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/email-alerts' });
    await page.getByText('Quiet hours').click();
    await expect.poll(() => world.alerts.preferencesOf(world.me.id).quietHours.enabled).toBe(true);
    await page.getByRole('group', { name: 'Monday' }).getByLabel('End Time').fill('22:00');
    await expect(page.getByText('Start and end are the same')).toBeVisible();
    await expect(page.getByText('Not saved: see the marked fields')).toBeVisible();
    expect(world.alerts.preferencesOf(world.me.id).quietHours.schedule?.week[1]).toEqual([
      { open: '22:00', close: '07:00' },
    ]);
    await page.getByRole('group', { name: 'Monday' }).getByLabel('End Time').fill('06:00');
    await expect
      .poll(() => world.alerts.preferencesOf(world.me.id).quietHours.schedule?.week[1])
      .toEqual([{ open: '22:00', close: '06:00' }]);
  });

  test('whoever manages the team changes a row in place, and sees when it was not stored', async () => {
    const world = buildSettingsWorld();
    const ben = world.alerts.colleagues[0]?.id ?? '';
    const { page, server } = await open(world, { hash: '#/settings/team-alerts' });
    await page.getByLabel('Left message for Ben Okafor').selectOption('never');
    await expect.poll(() => world.alerts.preferencesOf(ben).choices.contact).toBe('never');
    await expect(page.getByRole('row', { name: /Ben Okafor/ }).getByText('Saved')).toBeVisible();
    server.refusals.set('saveAlertPreferences', fail('internal', 'That did not work.'));
    await page.getByLabel('Waits too long for Ben Okafor').selectOption('never');
    await expect(page.getByText('Could not save')).toBeVisible();
    server.refusals.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => world.alerts.preferencesOf(ben).choices.waiting).toBe('never');
  });

  test('minutes and words are checked before they are stored', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/alert-rules' });
    await page.getByLabel('Minutes').fill('0');
    await expect(page.getByText('A whole number from 1 to 240.')).toBeVisible();
    await page.getByLabel('Minutes').fill('10');
    await page.getByRole('textbox', { name: 'Words and phrases' }).fill('x');
    await page.keyboard.press('Enter');
    await expect(page.getByText('needs at least 2 characters')).toBeVisible();
    await page.getByRole('textbox', { name: 'Words and phrases' }).fill('refund now');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => world.alerts.settings)
      .toEqual({ waitingMinutes: 10, words: ['lawyer', 'cancel my contract', 'data protection', 'refund now'] });
  });
});
