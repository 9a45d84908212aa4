import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { buildChat, buildQueue } from './scenes.ts';
import { World } from './world.ts';

const open = driveConsole();

describe('signing in', () => {
  test('what is missing or refused is said beside the field, then it works', async () => {
    const { page, server } = await open(new World(), {}, (mode) => {
      mode.signedIn = false;
      mode.refuseSignIn = 'unauthorized';
    });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Enter your e-mail address')).toBeVisible();
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('wrong horse battery');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('do not belong together');
    server.mode.refuseSignIn = null;
    await page.keyboard.press('Enter');
    await expect(page.getByText('No one is waiting')).toBeVisible();
  });

  test('the owner link opens the owner form, and the token leaves the address bar', async () => {
    const token = 'owner-token-'.repeat(4);
    const { page } = await open(new World(), { hash: `#/owner/${token}` }, (mode) => {
      mode.signedIn = false;
      mode.hasOwner = false;
    });
    await page.getByLabel('Your name').fill('Olga Owner');
    expect(page.url()).not.toContain(token);
    await page.getByLabel('E-mail').fill('olga@shop.example');
    await page.getByLabel('Password').fill('too short');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Use 12 to 128 characters')).toBeVisible();
    await page.getByLabel('Password').fill('long enough for an owner');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Live Chats' })).toBeVisible();
  });

  test('a token that runs out is renewed without anybody noticing', async () => {
    const { world, conversationId } = buildChat();
    const { page, server, openChat } = await open(world);
    await openChat('Mia Chen');
    server.expireTokens();
    world.say(conversationId, 'visitor', 'Said while the token was renewed');
    await expect(page.getByRole('log').getByText('Said while the token was renewed')).toBeVisible();
  });

  test('signing out leads back to sign-in', async () => {
    const { page } = await open(new World());
    await page.getByRole('button', { name: /^Status/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

describe('pending requests', () => {
  test('accepting leads into the chat with its whole history, ready to write', async () => {
    const { world } = buildQueue();
    const { page, composer } = await open(world);
    await expect(page).toHaveTitle('(1) Live Chats – Handoff Desk');
    await expect(page.getByRole('listitem')).toContainText('My mug is cracked');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toHaveAttribute('aria-selected', 'true');
    await expect(composer).toBeFocused();
    const thread = page.getByRole('log');
    await expect(thread.getByText('I did not find anything about that.')).toBeVisible();
    await expect(thread.getByText('Bot', { exact: true })).toBeVisible();
    await expect(thread.getByText('You joined the chat')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Visitor' })).toContainText('mia@mail.example');
    await expect(page).toHaveTitle('Live Chats – Handoff Desk');
  });

  test('who loses the race reads who won and by how much, then the row goes', async () => {
    const { world } = buildQueue();
    const { page } = await open(world);
    world.rival = { name: 'Ben', afterMs: 312 };
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByText('Ben took it')).toBeVisible();
    await expect(page.getByText('0.3 s before you')).toBeVisible();
    await expect(page.getByText('No one is waiting')).toBeVisible({ timeout: 15_000 });
  });

  test('requests come, change and go while one looks', async () => {
    const { world, conversationId, handoffId } = buildQueue();
    const { page } = await open(world);
    const rows = page.getByRole('listitem');
    await expect(rows).toHaveCount(1);
    const second = world.begin();
    world.request(second);
    await expect(rows.last()).toContainText('Anonymous');
    world.say(conversationId, 'visitor', 'Hello? Still there?');
    await expect(rows.first()).toContainText('Hello? Still there?');
    world.leave(handoffId);
    await expect(rows.first()).toContainText('No longer waiting');
    await expect(rows).toHaveCount(1);
  });

  test('reading before accepting shows the conversation, and what is added to it', async () => {
    const { world, conversationId } = buildQueue();
    const { page, composer } = await open(world);
    await page.getByRole('button', { name: /Mia Chen/ }).click();
    await expect(page.getByRole('log').getByText('My mug is cracked')).toBeVisible();
    await expect(composer).toHaveCount(0);
    world.say(conversationId, 'visitor', 'One more detail');
    await expect(page.getByRole('log').getByText('One more detail')).toBeVisible();
  });
});
