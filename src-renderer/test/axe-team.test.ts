import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import type { AgentWindow } from './agent-window.ts';
import { driveConsole } from './drive-console.ts';
import { buildSettingsWorld } from './settings-scenes.ts';
import { World } from './world.ts';

/** Team, profile, security log and the ways in, looked at in light and dark. A new page gets its stop here. */
const open = driveConsole();
const TOKEN = 'Ab0_-'.repeat(8).padEnd(43, 'z');

async function lookAt({ page }: AgentWindow, screen: string): Promise<void> {
  expect(await findAccessFaults(page), screen).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
}

describe.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 320, height: 640 }],
])('%s', (_name, size) => {
  test('the team', async () => {
    const agent = await open(buildSettingsWorld(), { ...size, hash: '#/settings/team' });
    const { page } = agent;
    await expect(page.getByText('Cem Yılmaz')).toBeVisible();
    await lookAt(agent, 'members');
    await page.getByRole('button', { name: 'Invite a member' }).click();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText('Enter one e-mail address')).toBeVisible();
    await lookAt(agent, 'an invite, with an error');
    await page.getByLabel('E-mail').fill('nora@shop.example');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText('A mail is on its way')).toBeVisible();
    await lookAt(agent, 'the link');
    await page.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('list', { name: 'Members' })
      .getByRole('button', { name: /Ben Okafor/ })
      .click();
    await expect(page.getByText('Wholesale desk')).toBeVisible();
    await lookAt(agent, 'a member');
    await page.getByRole('button', { name: 'Transfer ownership' }).click();
    await lookAt(agent, 'handing over');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Back to the team' }).click();
    await page
      .getByRole('list', { name: 'Members' })
      .getByRole('button', { name: /Ana Lindqvist/ })
      .click();
    await expect(page.getByText('You are the only owner')).toBeVisible();
    await lookAt(agent, 'the last owner');
  });

  test('profile, workspace, security log', async () => {
    const agent = await open(buildSettingsWorld(), { ...size, hash: '#/settings/profile' });
    const { page } = agent;
    await expect(page.getByText('Desktop app')).toBeVisible();
    await page.getByRole('button', { name: 'Change password' }).click();
    await lookAt(agent, 'profile, with errors');
    await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
    await page.getByLabel('Your password').fill('green kettle on the stove');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Add this key')).toBeVisible();
    await lookAt(agent, 'setting two-step sign-in up');
    await page.getByLabel('Code of the app').fill('123456');
    await page.keyboard.press('Enter');
    await expect(page.getByText('I have kept them')).toBeVisible();
    await lookAt(agent, 'recovery codes');
    await page.getByRole('button', { name: 'Workspace', exact: true }).click();
    await expect(page.getByLabel('Name')).toBeVisible();
    await lookAt(agent, 'workspace');
    await page.getByRole('button', { name: 'Security log' }).click();
    await expect(page.getByText('Command line')).toBeVisible();
    await lookAt(agent, 'security log');
  });

  test('the ways in', async () => {
    const world = new World();
    world.team.tokens.set(TOKEN, { email: 'nora@shop.example', invitedBy: 'Olga Owner', role: 'agent' });
    world.team.twoStep = { enabled: true, since: world.instant(), recoveryCodesLeft: 10 };
    const agent = await open(world, { ...size, hash: `#/join/${TOKEN}` }, (mode) => {
      mode.signedIn = false;
    });
    const { page } = agent;
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByText('Enter your name')).toBeVisible();
    await lookAt(agent, 'joining, with errors');
    await page.goto(`${page.url().split('#')[0]}#/reset/${TOKEN}`);
    await expect(page.getByLabel('New password')).toBeVisible();
    await lookAt(agent, 'a new password');
    await page.getByRole('button', { name: 'Go to sign-in' }).click();
    await page.getByRole('button', { name: 'Forgot your password?' }).click();
    await lookAt(agent, 'forgot the password');
    await page.getByRole('button', { name: 'Back to sign-in' }).click();
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('green kettle on the stove');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
    await lookAt(agent, 'the second step');
  });
});
