import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { readQrCode } from './read-qr-code.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

const open = driveConsole();
const openProfile = async (world = buildSettingsWorld()) => ({
  world,
  ...(await open(world, { hash: '#/settings/profile' })),
});

describe('the profile', () => {
  test('name and picture are stored as they are typed; what is no picture is not', async () => {
    const { page, world } = await openProfile(new World());
    await page.getByLabel('Picture').fill('abc');
    await expect(page.getByText('At most two characters')).toBeVisible();
    expect(world.me.avatar).toBeNull();
    await page.getByLabel('Picture').fill('Q2');
    await page.getByLabel('Name').fill('Ana L.');
    await expect.poll(() => [world.me.name, world.me.avatar]).toEqual(['Ana L.', 'Q2']);
    await expect(page.getByRole('button', { name: 'Status: Online, Ana L.' })).toBeVisible();
  });

  test('a password is changed with the old one, and says which of the two was wrong', async () => {
    const { page, world } = await openProfile();
    const change = page.getByRole('button', { name: 'Change password' });
    await page.getByLabel('Current password').fill('wrong');
    await page.getByLabel('New password').fill('short');
    await change.click();
    await expect(page.getByText('Use 12 to 128 characters')).toBeVisible();
    await page.getByLabel('New password').fill('password password');
    await change.click();
    await expect(page.getByText('This is not your password')).toBeVisible();
    await page.getByLabel('Current password').fill(world.team.password);
    await change.click();
    await expect(page.getByText('Too easy to guess')).toBeVisible();
    await page.getByLabel('New password').fill('blue kettle by the door');
    await change.click();
    await expect(page.getByText('Changed. Your other sign-ins have ended.')).toBeVisible();
    expect(world.team.password).toBe('blue kettle by the door');
    await expect(page.getByLabel('Current password')).toHaveValue('');
  });

  test('sign-ins elsewhere are ended one by one or all at once, this one not', async () => {
    const { page, world } = await openProfile();
    const signIns = page.getByRole('list', { name: 'Sign-ins' }).getByRole('listitem');
    await expect(signIns).toHaveText([/Browser.*This one/, /Desktop app.*End/, /Browser.*End/]);
    await signIns.nth(1).getByRole('button').click();
    await expect(signIns).toHaveCount(2);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(signIns).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0);
    expect(world.team.sessions.map(({ current }) => current)).toEqual([true]);
  });

  test('two-step sign-in: set up with a code, recovery codes once, renewed, turned off', async () => {
    const { page, world } = await openProfile();
    await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
    await page.getByLabel('Your password').fill('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is not your password')).toBeVisible();
    await page.getByLabel('Your password').fill(world.team.password);
    await page.keyboard.press('Enter');
    await expect(page.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
    const link = page.getByRole('link', { name: 'open it in an app' });
    await expect(link).toHaveAttribute('href', /^otpauth:\/\/totp\//);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await readQrCode(page.getByRole('img', { name: 'QR code' }))).toBe(await link.getAttribute('href'));
    }
    await page.getByLabel('Code of the app').fill('000000');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This code is not right')).toBeVisible();
    expect(world.team.twoStep.enabled).toBe(false);
    await page.getByLabel('Code of the app').fill('123456');
    await page.keyboard.press('Enter');
    await expect(page.getByText('kxw9-9dmp-22qe-h7t9')).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('handoff-desk-recovery-codes.txt');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await expect(page.getByText('kxw9-9dmp-22qe-h7t9')).toHaveCount(0);
    await expect(page.getByText('10 of 10')).toBeVisible();

    await page.getByRole('button', { name: 'Turn off' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Your password').fill(world.team.password);
    await dialog.getByLabel('Code of the app').fill('654321');
    await dialog.getByRole('button', { name: 'Turn off' }).click();
    await expect(dialog.getByText('This code is wrong or was used already')).toBeVisible();
    await dialog.getByLabel('Code of the app').fill('123456');
    await dialog.getByRole('button', { name: 'Turn off' }).click();
    await expect(page.getByRole('button', { name: 'Set up two-step sign-in' })).toBeVisible();
    expect(world.team.twoStep.enabled).toBe(false);
  });
});
