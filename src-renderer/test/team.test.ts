import { expect, type Page } from '@playwright/test';
import { describe, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import { driveConsole } from './drive-console.ts';
import { buildSettingsWorld } from './settings-scenes.ts';

const open = driveConsole();
const member = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Members' }).getByRole('button', { name: new RegExp(name) });
const openTeam = async (world = buildSettingsWorld()) => ({
  world,
  ...(await open(world, { hash: '#/settings/team' })),
});

describe('the team', () => {
  test('everybody is listed with what they are doing', async () => {
    const { page } = await openTeam();
    await expect(page.getByRole('heading', { level: 1, name: 'Team' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Members' }).getByRole('listitem')).toHaveText([
      /Ana Lindqvist.*You.*Online.*Owner/,
      /Ben Okafor.*Two-step.*Online · 2 of 3 chats.*Agent/,
      /Cem Yılmaz.*Away · 1 chat.*Admin/,
      /Maximiliane.*Never signed in.*No live chats/,
      /Dora Lind.*Disabled/,
    ]);
  });

  test('a permission is switched, stored, and stays when it was refused', async () => {
    const { page, server, world } = await openTeam();
    await member(page, 'Ben Okafor').click();
    await expect(page.getByRole('switch')).toHaveCount(6);
    await expect(page.getByRole('switch').first()).toHaveAccessibleName('Respond to Live Chats');
    await page.getByText('Respond to Live Chats').click();
    await expect
      .poll(() => world.team.colleagues.find(({ name }) => name === 'Ben Okafor')?.permissions)
      .toEqual(['analytics.view']);
    server.refusals.set('changeMember', fail('forbidden', 'No.'));
    await page.getByText('Manage team', { exact: true }).click();
    await expect(page.getByText('Could not save')).toBeVisible();
    server.refusals.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() => world.team.colleagues.find(({ name }) => name === 'Ben Okafor')?.permissions)
      .toEqual(['analytics.view', 'team.manage']);
  });

  test('a lost second step is reset after a question, and the button is gone with it', async () => {
    const { page, world } = await openTeam();
    await member(page, 'Ben Okafor').click();
    const reset = page.getByRole('button', { name: 'Reset two-step sign-in' });
    await reset.click();
    const dialog = page.getByRole('alertdialog', { name: 'Reset two-step sign-in of Ben Okafor?' });
    expect(await findAccessFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(world.team.colleagues.find(({ name }) => name === 'Ben Okafor')?.twoStep).toBe(true);
    await reset.click();
    await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(reset).toHaveCount(0);
    expect(world.team.colleagues.find(({ name }) => name === 'Ben Okafor')?.twoStep).toBe(false);
    await page.getByRole('button', { name: 'Back to the team' }).click();
    await member(page, 'Cem').click();
    await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
    await expect(reset).toHaveCount(0);
  });

  test('role, cap and chatbots are stored; a cap that is none is not', async () => {
    const { page, world } = await openTeam();
    const ben = () => world.team.colleagues.find(({ name }) => name === 'Ben Okafor');
    await member(page, 'Ben Okafor').click();
    await page.getByLabel('Most chats at once').fill('0');
    await expect(page.getByText('A whole number from 1 to 100.')).toBeVisible();
    await page.getByLabel('Most chats at once').fill('');
    await page.getByLabel('Role', { exact: true }).selectOption('admin');
    await page.getByText('All chatbots').click();
    await expect
      .poll(() => ben() && { role: ben()?.role, cap: ben()?.cap, chatbotIds: ben()?.chatbotIds })
      .toEqual({ role: 'admin', cap: null, chatbotIds: null });
  });

  test('disabling says what happens to their chats, and can be taken back', async () => {
    const { page, world } = await openTeam();
    await member(page, 'Ben Okafor').click();
    await page.getByRole('button', { name: 'Disable' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Disable Ben Okafor?' });
    await expect(dialog).toContainText('2 active chats go back to the front of the queue');
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('button', { name: 'Re-enable' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Re-enable' }).click();
    await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible();
    expect(world.team.colleagues.find(({ name }) => name === 'Ben Okafor')?.disabled).toBe(false);
  });

  test('removing leads back to the list, without them', async () => {
    const { page } = await openTeam();
    await member(page, 'Dora Lind').click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(member(page, 'Ben Okafor')).toBeVisible();
    await expect(member(page, 'Dora Lind')).toHaveCount(0);
  });

  test('the last owner has no dangerous buttons, but a reason', async () => {
    const { page } = await openTeam();
    await member(page, 'Ana Lindqvist').click();
    await expect(page.getByText('You are the only owner')).toBeVisible();
    for (const name of ['Disable', 'Remove', 'Transfer ownership']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
    for (const toggle of await page.getByRole('switch').all()) await expect(toggle).toBeDisabled();
  });

  test('ownership is handed over with the password, and the pages that go with it are gone at once', async () => {
    const { page, world } = await openTeam();
    await member(page, 'Cem Yılmaz').click();
    await page.getByRole('button', { name: 'Transfer ownership' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Your password').fill('not my password');
    await dialog.getByRole('button', { name: 'Transfer ownership' }).click();
    await expect(dialog.getByText('This is not your password')).toBeVisible();
    await dialog.getByLabel('Your password').fill(world.team.password);
    await dialog.getByRole('button', { name: 'Transfer ownership' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('You no longer have the permission “Manage workspace”.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Security log' })).toHaveCount(0);
    await expect(page.getByText('Only an owner can change an owner.')).toBeVisible();
  });

  test('what is taken away is gone at once, with a word about it', async () => {
    const { page, world } = await openTeam();
    await expect(member(page, 'Ben Okafor')).toBeVisible();
    world.changeMe({ role: 'agent', permissions: ['chats.respond'] });
    await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
    await expect(page.getByText('“Team” needs a permission that you do not have.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Chatbots' })).toHaveCount(0);
  });
});

describe('invites', () => {
  test('an address that is none, or invited already, stays beside its field', async () => {
    const { page } = await openTeam();
    await page.getByRole('button', { name: 'Invite a member' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('nora@shop.example, x@evil.example');
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog.getByText('Enter one e-mail address')).toBeVisible();
    await dialog.getByLabel('E-mail').fill('eva@shop.example');
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog.getByText('This address is invited already')).toBeVisible();
  });

  test('the link is shown once, and says whether a mail was sent', async () => {
    const { page, world } = await openTeam();
    world.team.mail = 'kept';
    await page.getByRole('button', { name: 'Invite a member' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('nora@shop.example');
    await dialog.getByText('See analytics').click();
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog.getByText('No mail server is set up, so no mail was sent.')).toBeVisible();
    const [token] = [...world.team.tokens.keys()];
    await expect(dialog.getByRole('figure', { name: 'invite link' })).toContainText(`/join#${token}`);
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(world.team.invites[0]).toMatchObject({ role: 'agent', permissions: ['chats.respond', 'analytics.view'] });
    await expect(page.getByRole('list', { name: 'Open invites' })).toContainText('nora@shop.example');
    await expect(page.getByText(token ?? 'no token')).toHaveCount(0);
  });

  test('an invite is sent again with a new link, and taken back', async () => {
    const { page, world } = await openTeam();
    const invites = page.getByRole('list', { name: 'Open invites' });
    await expect(invites).toContainText('The link has run out');
    await page.getByRole('button', { name: 'Send again to jonas.of.the.other.office@shop.example' }).click();
    await expect(page.getByRole('dialog').getByText('A mail is on its way')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(invites).not.toContainText('The link has run out');
    await page.getByRole('button', { name: 'Revoke the invite of eva@shop.example' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await expect(invites).not.toContainText('eva@shop.example');
    expect(world.team.invites).toHaveLength(1);
  });
});

describe('workspace and security log', () => {
  test('the time zone is found by typing, and stored', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/workspace' });
    const zone = page.getByRole('combobox', { name: 'Timezone' });
    await expect(zone).toHaveValue('Europe/Berlin');
    await zone.fill('new yo');
    await page.getByRole('option', { name: 'America/New York' }).click();
    await expect.poll(() => world.team.timezone).toBe('America/New_York');
    await expect(zone).toHaveValue('America/New York');
  });

  test('the new name is stored and shown at once', async () => {
    const world = buildSettingsWorld();
    const { page } = await open(world, { hash: '#/settings/workspace' });
    await page.getByLabel('Name').fill('');
    await expect(page.getByText('Must not be empty')).toBeVisible();
    await page.getByLabel('Name').fill('Corner Shop & Sons');
    await expect.poll(() => world.me.workspaceName).toBe('Corner Shop & Sons');
    await page.getByRole('button', { name: /^Status/ }).click();
    await expect(page.getByRole('menu').getByText('Corner Shop & Sons')).toBeVisible();
  });

  test('the log is read page by page, and by person', async () => {
    const world = buildSettingsWorld();
    world.team.pageSize = 4;
    const { page } = await open(world, { hash: '#/settings/security-log' });
    const events = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
    await expect(events).toHaveCount(4);
    await expect(events.first()).toContainText('Permissions: given See analytics; taken Manage team');
    await page.getByRole('button', { name: 'Show older' }).click();
    await expect(events).toHaveCount(7);
    await page.getByLabel('Person').selectOption({ label: 'Cem Yılmaz' });
    await expect(events).toHaveText([/Cem Yılmaz disabled Dora Lind.*2001:db8/]);
    await page.getByLabel('Person').selectOption({ label: 'Maximiliane von und zu Hohenberg-Schwarzenfels' });
    await expect(page.getByText('Nothing was done by or to this person.')).toBeVisible();
  });
});
