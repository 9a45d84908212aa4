import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import type { AgentWindow } from './agent-window.ts';
import { driveConsole } from './drive-console.ts';
import { standInForDesktop } from './page-stand-ins.ts';
import { buildSettingsWorld } from './settings-scenes.ts';

/** The settings, looked at in light and dark. A new page gets its stop here. */
const open = driveConsole();

async function lookAt({ page }: AgentWindow, screen: string): Promise<void> {
  expect(await findAccessFaults(page), screen).toEqual([]);
}

describe.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 320, height: 640 }],
])('%s', (_name, size) => {
  test('what is mine', async () => {
    const agent = await open(buildSettingsWorld(), { ...size, hash: '#/settings/notifications' });
    const { page } = agent;
    await page.getByText('At set times').click();
    await page.getByRole('button', { name: 'Test my notifications' }).click();
    await expect(page.getByText('Something keeps alerts from reaching you')).toBeVisible();
    await lookAt(agent, 'notifications');
    await page.getByRole('button', { name: 'Alerts by e-mail' }).click();
    await page.getByRole('button', { name: 'Differs for a chatbot' }).click();
    await page.getByLabel('Choose otherwise for').selectOption({ label: 'Mossy' });
    await page.getByText('Quiet hours').click();
    await page.getByRole('group', { name: 'Monday' }).getByLabel('End Time').fill('22:00');
    await expect(page.getByText('Not saved')).toBeVisible();
    await lookAt(agent, 'alerts by e-mail, with an error');
    for (const name of ['Appearance', 'Working with chats']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await lookAt(agent, name);
    }
  });

  test('what is everyone’s', async () => {
    const agent = await open(buildSettingsWorld(), { ...size, hash: '#/settings/team-alerts' });
    const { page } = agent;
    await page.getByRole('button', { name: 'More for Ben Okafor' }).click();
    await lookAt(agent, 'team alerts');
    await page.getByRole('button', { name: 'Alert rules' }).click();
    await page.getByLabel('Minutes').fill('0');
    await expect(page.getByText('A whole number')).toBeVisible();
    await lookAt(agent, 'alert rules, with an error');
    await page.getByRole('button', { name: 'Alert history' }).click();
    await expect(page.getByText('Jonas Weber')).toBeVisible();
    await lookAt(agent, 'alert history');
    await page.getByRole('button', { name: 'Mail server' }).click();
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await expect(page.getByText('The server has taken it')).toBeVisible();
    await lookAt(agent, 'mail server');
    await page.getByRole('button', { name: 'Outbox' }).click();
    await lookAt(agent, 'outbox');
    await page.getByRole('button', { name: /No such user/ }).click();
    await expect(page.frameLocator('iframe').getByText('Open the chat')).toBeVisible();
    await lookAt(agent, 'a mail');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

test('what only the desktop app has', async () => {
  const agent = await open(buildSettingsWorld(), { before: standInForDesktop });
  const { page } = agent;
  await page.getByLabel('Server address').fill('this-server');
  await page.keyboard.press('Enter');
  await page.getByLabel('E-mail').fill('ana@shop.example');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('Start when I sign in')).toBeVisible();
  await lookAt(agent, 'notifications in the desktop app');
});
