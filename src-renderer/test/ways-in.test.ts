import { expect, type Page } from '@playwright/test';
import { describe, test } from 'vitest';
import type { ContractServer } from './contract-server.ts';
import { driveConsole } from './drive-console.ts';
import { RECOVERY_CODE } from './team-world.ts';
import { World } from './world.ts';

const open = driveConsole();
const TOKEN = 'Ab0_-'.repeat(8).padEnd(43, 'z');
const signedOut = (mode: ContractServer['mode']): void => {
  mode.signedIn = false;
};

async function enterPassword(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('ana@shop.example');
  await page.getByLabel('Password').fill('green kettle on the stove');
  await page.keyboard.press('Enter');
}

function buildInvite(): World {
  const world = new World();
  world.team.tokens.set(TOKEN, { email: 'nora@shop.example', invitedBy: 'Olga Owner', role: 'agent' });
  return world;
}

describe('an invite', () => {
  test('leads from its link to Live Chats, and its secret leaves the address', async () => {
    const { page } = await open(buildInvite(), { hash: `#/join/${TOKEN}` }, signedOut);
    await expect(page.getByRole('heading', { name: 'Join Corner Shop' })).toBeVisible();
    await expect(
      page.getByText('Olga Owner invited you as an agent. You sign in with nora@shop.example.'),
    ).toBeVisible();
    expect(page.url()).not.toContain(TOKEN);
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByText('Enter your name')).toBeVisible();
    await page.getByLabel('Your name').fill('Nora Vance');
    await page.getByLabel('Password').fill('password1234');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByText('Too easy to guess')).toBeVisible();
    await page.getByLabel('Password').fill('blue kettle by the door');
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Status: Online, Nora Vance' })).toBeVisible();
  });

  test.each([
    ['used up', `#/join/${TOKEN}`, /It has been used, was taken back/],
    ['cut off', '#/join/Ab0', /not complete/],
  ])('that is %s says so, and leads to sign-in', async (_name, hash, words) => {
    const { page } = await open(new World(), { hash }, signedOut);
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole('button', { name: 'Go to sign-in' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('does nothing to somebody who is at work, unless they say so', async () => {
    const world = buildInvite();
    const { page } = await open(world, { hash: `#/join/${TOKEN}` });
    const question = page.getByRole('alertdialog', { name: 'Look at the invite?' });
    await expect(question).toContainText('ana@shop.example');
    await question.getByRole('button', { name: 'Stay here' }).click();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
    expect(world.team.tokens.size).toBe(1);
    await page.goto(`${page.url().split('#')[0]}#/join/${TOKEN}`);
    await question.getByRole('button', { name: 'Look at it' }).click();
    await expect(page.getByRole('heading', { name: 'Join Corner Shop' })).toBeVisible();
    // Nobody was signed out: they can go back to work.
    await page.getByRole('button', { name: /^Corner Shop/ }).click();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  });
});

describe('a forgotten password', () => {
  test('is asked for in the same words for every address', async () => {
    const world = new World();
    const { page } = await open(world, {}, signedOut);
    for (const email of ['ana@shop.example', 'nobody@nowhere.example']) {
      await page.getByRole('button', { name: 'Forgot your password?' }).click();
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByRole('status')).toHaveText(
        new RegExp(`^If there is an account for ${email}, a mail is on its way\\.`),
      );
      await page.getByRole('button', { name: 'Back to sign-in' }).click();
    }
    expect(world.team.resetsAsked).toEqual(['ana@shop.example', 'nobody@nowhere.example']);
  });

  test('is replaced with the link, once', async () => {
    const world = new World();
    world.team.resetTokens.add(TOKEN);
    const { page } = await open(world, { hash: `#/reset/${TOKEN}` }, signedOut);
    await page.getByLabel('New password').fill('password1234');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText('Too easy to guess')).toBeVisible();
    await page.getByLabel('New password').fill('blue kettle by the door');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText('Your password is changed. Sign in with the new one.')).toBeVisible();
    await page.goto(`${page.url().split('#')[0]}#/reset/${TOKEN}`);
    await page.getByLabel('New password').fill('another kettle by the door');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByRole('alert')).toContainText('This link has been used or is older than 30 minutes.');
  });
});

describe('signing in', () => {
  test.each([
    ['the app', '123456'],
    ['a recovery code', RECOVERY_CODE],
  ])('asks for the second step: %s', async (_name, code) => {
    const world = new World();
    world.team.twoStep = { enabled: true, since: world.instant(), recoveryCodesLeft: 10 };
    const { page } = await open(world, {}, signedOut);
    await enterPassword(page);
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
    await page.getByLabel('Code').fill('000000');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This code is wrong or was used already.')).toBeVisible();
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  });

  test('asks which workspace, where the password is right in several', async () => {
    const { page } = await open(new World(), {}, (mode) => {
      mode.signedIn = false;
      mode.workspaces = ['Corner Shop', 'Wholesale'].map((name) => ({ id: crypto.randomUUID(), name }));
    });
    await enterPassword(page);
    await page.getByRole('button', { name: 'Wholesale' }).click();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
  });
});
