import { expect } from '@playwright/test';
import { test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { addHistory, buildBusyWorld } from './scenes.ts';

const open = driveConsole();

test('the agent sees at a glance why a person was needed, and what the bot had tried', async () => {
  const { world } = buildBusyWorld();
  const { page, openChat } = await open(world);
  await openChat('Mia Chen');
  const panel = page.getByRole('complementary', { name: 'Visitor' });
  await expect(panel).toContainText('The bot found no answer several times');
  await expect(panel.getByRole('listitem').first()).toContainText('Answered with “Do you ship abroad?”');
  await expect(panel.getByRole('listitem').last()).toContainText('Found no answer');
  await expect(panel).toContainText('Not verified: name and e-mail are what the visitor typed.');
});

test('a visitor whose site has signed who they are is shown as verified', async () => {
  const { world, main } = buildBusyWorld();
  const conversation = world.conversations.get(main);
  if (conversation)
    world.conversations.set(main, { ...conversation, visitor: { ...conversation.visitor, verified: true } });
  const { page, openChat } = await open(world);
  await openChat('Mia Chen');
  await expect(page.getByText('Verified: your site has signed who this is.')).toBeVisible();
});

test('without a background the panel shows the rest', async () => {
  const { world } = buildBusyWorld();
  world.backgrounds.clear();
  const { page, openChat } = await open(world);
  await openChat('Mia Chen');
  const panel = page.getByRole('complementary', { name: 'Visitor' });
  await expect(panel).toContainText('mia.chen@mail.example');
  await expect(panel).not.toContainText('Why a person');
});

test('what a visitor gave stands beside the finished request', async () => {
  const { world } = buildBusyWorld();
  addHistory(world);
  const { page } = await open(world);
  await page.getByRole('button', { name: 'Recent requests' }).click();
  await expect(page.getByRole('img', { name: '4 of 5 stars' })).toBeVisible();
  await expect(page.getByText('“Quick and kind.”')).toBeVisible();
});
