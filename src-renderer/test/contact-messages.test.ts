import { expect } from '@playwright/test';
import { test } from 'vitest';
import { fail } from '#contract/result.ts';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import { driveConsole } from './drive-console.ts';
import { World } from './world.ts';

const open = driveConsole();

test('what was left is counted, read, and marked as done', async () => {
  const { world } = buildOwnersWorld();
  const { page } = await open(world);
  await expect(page.locator('.rail [data-drawn="2"]')).toBeVisible();
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  await expect(page.getByText('To do (2)')).toBeVisible();
  await page.getByRole('button', { name: /Mia Chen/ }).click();
  await expect(page.getByText('It is the blue one from last year.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Answer by e-mail' })).toHaveAttribute(
    'href',
    /^mailto:mia\.chen@mail\.example\?/,
  );
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText(/by Ana Lindqvist/)).toBeVisible();
  await expect(page.getByText('To do (1)')).toBeVisible();
  await expect(page.locator('.rail [data-drawn="1"]')).toBeVisible();
  await page.getByText('Done', { exact: true }).first().click();
  await expect(page.getByRole('button', { name: /Jonas Weber/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to do' }).click();
  await expect(page.getByText('To do (2)')).toBeVisible();
});

test('a refusal is told and nothing is marked', async () => {
  const { world } = buildOwnersWorld();
  const { page, server } = await open(world);
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  await page.getByRole('button', { name: /Mia Chen/ }).click();
  server.refusals.set('handleContactMessage', fail('internal', 'no'));
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('That could not be saved.')).toBeVisible();
  await expect(page.getByText('To do (2)')).toBeVisible();
});

test('without any there is a word about what will be here, and without an answer a way to ask again', async () => {
  const world = new World();
  const { page, server } = await open(world);
  server.refusals.set('listContactMessages', fail('internal', 'no'));
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  await expect(page.getByText('The messages could not be loaded.')).toBeVisible();
  server.refusals.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Nothing to answer')).toBeVisible();
});
