import { expect } from '@playwright/test';
import { test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { buildPastWorld } from './past-scenes.ts';

const open = driveConsole();
const PAGE = { hash: '#/settings/privacy' };

test('nothing is deleted by a number half typed: saving asks first, applying asks again', async () => {
  const { world } = buildPastWorld();
  const { page, server } = await open(world, PAGE);
  await page.getByText('Delete it').click();
  await page.getByLabel('Days').fill('');
  await expect(page.getByText('Enter a number of days')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.getByLabel('Days').fill('100');
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('100 days after a conversation has ended, all of it goes');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(world.privacy.retention.mode).toBe('keep');
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('400 conversations are due tonight.')).toBeVisible();
  expect(world.privacy.retention).toMatchObject({ mode: 'delete', days: 100 });
  world.privacy.pace = 200;
  await page.getByRole('button', { name: 'Apply it now…' }).click();
  await page.getByRole('button', { name: 'Delete now' }).click();
  await expect(page.getByText('200 of 400 conversations so far')).toBeVisible();
  await expect(page.getByText(/Last run: Done.*400 conversations/)).toBeVisible();
  await expect(page.getByText('Nothing is due at the moment.')).toBeVisible();
  expect(server.calls.filter(({ name }) => name === 'runRetention')).toHaveLength(1);
});

test('keeping more needs no question', async () => {
  const { world } = buildPastWorld();
  world.privacy.save({ mode: 'delete', days: 30 });
  const { page } = await open(world, PAGE);
  await page.getByText('Keep everything').click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  expect(world.privacy.retention.mode).toBe('keep');
});

test('a person is erased by their address, and the receipt stays', async () => {
  const { world } = buildPastWorld();
  const { page } = await open(world, PAGE);
  await expect(page.getByText('Nothing was erased yet.')).toBeVisible();
  await page.getByLabel('E-mail address').fill('mia.chen@mail');
  await expect(page.getByRole('button', { name: 'Erase…' })).toBeDisabled();
  await page.getByLabel('E-mail address').fill('mia.chen@mail.example');
  await page.getByRole('button', { name: 'Erase…' }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('Type the address or “erase” to go on.')).toBeVisible();
  await page.getByLabel('Type the address or “erase”').fill('erase');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Erased: 1 visitor, 3 conversations/)).toBeVisible();
  await expect(page.getByText('SHA-256 of the address')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue('');
});
