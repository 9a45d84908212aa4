import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import type { AgentWindow } from './agent-window.ts';
import { driveConsole } from './drive-console.ts';
import { addHostileTexts, buildBusyWorld } from './scenes.ts';
import { World } from './world.ts';

/** Every screen of the console, looked at in light and dark. A new screen gets its stop here. */
const open = driveConsole();

async function lookAt({ page }: AgentWindow, screen: string): Promise<void> {
  expect(await findAccessFaults(page), screen).toEqual([]);
}

test('can find a fault', async () => {
  const { page } = await open(new World());
  const settings = page.getByRole('button', { name: 'Settings' });
  await settings.evaluate((button) => {
    button.removeAttribute('aria-label');
    button.replaceChildren();
  });
  expect((await findAccessFaults(page)).join('\n')).toContain('button-name');
});

describe.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 360, height: 720 }],
])('%s', (_name, size) => {
  const phone = size.width < 500;

  test('live chats, from nobody waiting to a finished chat', async () => {
    const busy = buildBusyWorld();
    const agent = await open(busy.world, size);
    const { page, composer, openChat } = agent;
    await expect(page.getByText('Priya Raman')).toBeVisible();
    await lookAt(agent, 'pending requests');
    busy.world.rival = { name: 'Ben', afterMs: 312 };
    await page.getByRole('button', { name: 'Accept', exact: true }).nth(1).click();
    await expect(page.getByText('Ben took it')).toBeVisible();
    await lookAt(agent, 'taken by another');
    busy.world.rival = null;
    await page.getByRole('button', { name: /^Priya Raman/ }).click();
    await expect(page.getByText('You are only reading')).toBeVisible();
    await lookAt(agent, 'only reading');
    if (phone) await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('tab', { name: 'Active Chats' }).click();
    await expect(page.getByText('Mia Chen')).toBeVisible();
    await lookAt(agent, 'active chats');
    addHostileTexts(busy.world, busy.main);
    await openChat('Mia Chen');
    await expect(composer).toBeVisible();
    busy.world.push({ name: 'typing:changed', payload: { conversationId: busy.main, typing: true } });
    await expect(page.getByText('Mia Chen is typing…')).toBeVisible();
    await lookAt(agent, 'a chat');
    if (phone) {
      await page.getByRole('button', { name: 'Visitor details' }).click();
      await expect(page.getByText('mia.chen@mail.example')).toBeVisible();
      await lookAt(agent, 'visitor details');
      await page.getByRole('button', { name: 'Close visitor details' }).click();
    }
    await page.getByRole('button', { name: 'Mark as Complete' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await lookAt(agent, 'asked whether to complete');
    await page.getByRole('button', { name: 'Complete chat' }).click();
    await expect(page.getByText('Undo')).toBeVisible();
    await lookAt(agent, 'may be undone');
  });

  test('menus, help and settings', async () => {
    const agent = await open(buildBusyWorld().world, size);
    const { page } = agent;
    await expect(page.getByText('Priya Raman')).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAt(agent, 'shortcuts');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Status/ }).click();
    await expect(page.getByRole('menuitem', { name: /^Away/ })).toBeVisible();
    await lookAt(agent, 'status menu');
    await page.getByRole('menuitem', { name: /^Away/ }).click();
    await expect(page.getByText('You are away')).toBeVisible();
    await lookAt(agent, 'away');
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('button', { name: 'Test my notifications' })).toBeVisible();
    await lookAt(agent, 'settings');
  });

  test('nobody waiting, nothing to do', async () => {
    const agent = await open(new World(), size);
    await expect(agent.page.getByText('No one is waiting')).toBeVisible();
    await lookAt(agent, 'empty queue');
    await agent.page.getByRole('tab', { name: 'Active Chats' }).click();
    await expect(agent.page.getByText('You have no active chats')).toBeVisible();
    await lookAt(agent, 'no chats');
  });

  test('a bad line, and a message that came too late', async () => {
    const busy = buildBusyWorld();
    const agent = await open(busy.world, size);
    const { page, server, composer, openChat } = agent;
    await openChat('Mia Chen');
    server.cut();
    await composer.fill('I will look it up');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Reconnecting').first()).toBeVisible();
    await expect(page.getByText('Sending…')).toBeVisible();
    await lookAt(agent, 'reconnecting');
    const push = busy.world.push;
    busy.world.push = () => undefined;
    busy.world.complete(busy.main);
    busy.world.push = push;
    server.restore();
    // The next attempt to connect may be some seconds away.
    await expect(page.getByText(/Not sent/).first()).toBeVisible({ timeout: 20_000 });
    await lookAt(agent, 'not sent');
  });

  test('signing in, and becoming the owner', async () => {
    const agent = await open(new World(), size, (mode) => {
      mode.signedIn = false;
      mode.refuseSignIn = 'rate_limited';
    });
    const { page } = agent;
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await lookAt(agent, 'sign in');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Too many attempts')).toBeVisible();
    await lookAt(agent, 'sign-in refused');
    const owner = await open(new World(), { ...size, hash: `#/owner/${'t'.repeat(43)}` }, (mode) => {
      mode.signedIn = false;
      mode.hasOwner = false;
    });
    await owner.page.getByRole('button', { name: 'Create account' }).click();
    await lookAt(owner, 'owner');
  });
});
