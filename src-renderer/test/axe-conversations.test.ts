import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import type { AgentWindow } from './agent-window.ts';
import { driveConsole } from './drive-console.ts';
import { buildPastWorld } from './past-scenes.ts';

/** Past conversations, transcripts, exports and the privacy page, looked at in light and dark. */
const open = driveConsole();

async function lookAt({ page }: AgentWindow, screen: string): Promise<void> {
  expect(await findAccessFaults(page), screen).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
}

describe.each([
  ['on a desk', { width: 1_440, height: 800 }],
  ['on a phone', { width: 320, height: 640 }],
])('%s', (_name, size) => {
  test('the list, its filters, and nothing found', async () => {
    const { world } = buildPastWorld();
    const agent = await open(world, { ...size, hash: '#/conversations?text=refund&handoff=completed' });
    const { page } = agent;
    await expect(page.locator('mark').first()).toBeVisible();
    await lookAt(agent, 'found');
    await page.getByRole('button', { name: 'Began' }).click();
    await lookAt(agent, 'choosing days');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Search in every message' }).fill('zebra');
    await expect(page.getByText('Nothing found for')).toBeVisible();
    await lookAt(agent, 'nothing found');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('textbox', { name: 'Search in every message' }).fill('');
    await expect(page.getByText('8 conversations')).toBeVisible();
    await lookAt(agent, 'the whole list');
  });

  test('a transcript and what can be done with it', async () => {
    const { world, mug } = buildPastWorld();
    const agent = await open(world, { ...size, hash: `#/conversations/${mug}?seq=10&text=refund` });
    const { page } = agent;
    await expect(page.locator('[data-hit="true"] mark')).toBeVisible();
    await lookAt(agent, 'transcript');
    const toggle = page.getByRole('button', { name: 'About this conversation' });
    if (await toggle.isVisible()) {
      await toggle.click();
      await lookAt(agent, 'about it');
      await page.getByRole('button', { name: 'Close the details' }).click();
    }
    await page.getByRole('button', { name: 'More actions' }).click();
    await lookAt(agent, 'actions');
    await page.getByRole('menuitem', { name: 'Send by e-mail' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await lookAt(agent, 'mail, with an error');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Erase this visitor' }).click();
    await lookAt(agent, 'erasing');
    await page.getByRole('textbox').last().fill('erase');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Erased/)).toBeVisible();
    await lookAt(agent, 'receipt');
  });

  test('an export', async () => {
    const { world } = buildPastWorld();
    const agent = await open(world, { ...size, hash: '#/conversations' });
    const { page } = agent;
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText(/messages in 8/)).toBeVisible();
    await lookAt(agent, 'choosing');
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText('Export finished')).toBeVisible();
    await lookAt(agent, 'finished');
  });

  test('data and privacy', async () => {
    const { world } = buildPastWorld();
    world.privacy.save({ mode: 'anonymise', days: 90 });
    world.privacy.erase({ email: 'mia@mail.example' }, 'Ana Lindqvist', world.instant());
    const agent = await open(world, { ...size, hash: '#/settings/privacy' });
    const { page } = agent;
    await expect(page.getByText(/^Erased/)).toBeVisible();
    await lookAt(agent, 'page');
    await page.getByText('Delete it').click();
    await page.getByRole('button', { name: 'Save…' }).click();
    await lookAt(agent, 'asking first');
  });
});
