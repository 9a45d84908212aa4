import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { permissionSchema } from '#contract/members.ts';
import { findAccessFaults } from '../../e2e/support/access-faults.ts';
import type { AgentWindow } from './agent-window.ts';
import { driveConsole } from './drive-console.ts';
import { World } from './world.ts';

/** The dashboard and the wallboard, looked at in light and dark. A new part gets its stop here. */
const open = driveConsole();

function buildOwnersWorld(): World {
  const world = new World();
  world.me.permissions = [...permissionSchema.options];
  return world;
}

async function lookAt({ page }: AgentWindow, screen: string): Promise<void> {
  expect(await findAccessFaults(page), screen).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
}

describe.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 360, height: 640 }],
])('%s', (_name, size) => {
  test('the dashboard, as charts and as tables', async () => {
    const agent = await open(buildOwnersWorld(), { ...size, hash: '#/analytics' });
    const { page } = agent;
    await page.getByRole('list', { name: 'Waited longest' }).waitFor({ timeout: 30_000 });
    await expect(page.getByRole('application', { name: 'Requests over time' })).toBeVisible();
    await lookAt(agent, 'charts');
    await page.getByRole('button', { name: 'Answered within 30 s' }).focus();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await lookAt(agent, 'a definition');
    await page.keyboard.press('Escape');
    const toTable = page.getByRole('button', { name: 'Show as table' });
    for (let left = await toTable.count(); left > 0; left -= 1) await toTable.first().click();
    await expect(page.getByRole('table', { name: 'Requests over time' })).toBeVisible();
    await lookAt(agent, 'tables');
    await page.getByRole('button', { name: /^Agents:/ }).click();
    await expect(page.getByRole('dialog', { name: 'Agents' })).toBeVisible();
    await lookAt(agent, 'choosing agents');
  });

  test('a walk over a chart', async () => {
    const agent = await open(buildOwnersWorld(), { ...size, hash: '#/analytics' });
    const { page } = agent;
    const chart = page.getByRole('application', { name: 'Requests over time' });
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.plot-tip')).toBeVisible();
    const first = await page.locator('.plot-tip strong').textContent();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.plot-tip strong')).not.toHaveText(first ?? '');
    await lookAt(agent, 'a point');
  });

  test('nothing, trouble, and no permission', async () => {
    const world = buildOwnersWorld();
    world.analytics.perDay = 0;
    const agent = await open(world, { ...size, hash: '#/analytics' });
    const { page, server } = agent;
    await page.getByText('No conversations on these days').waitFor({ timeout: 30_000 });
    await lookAt(agent, 'nothing');
    server.refusals.set('getReport', { ok: false, error: { code: 'unavailable', message: 'The server is busy.' } });
    await page.getByText('Custom', { exact: true }).click();
    await page.getByLabel('From').fill('2026-01-01');
    await expect(page.getByText('The numbers could not be loaded')).toBeVisible();
    await lookAt(agent, 'trouble');
    world.changeMe({ permissions: ['chats.respond'] });
    await expect(page.getByText('You may not see the analytics')).toBeVisible();
    await lookAt(agent, 'no permission');
  });

  test.each([
    ['calm', 20_000],
    ['long', 150_000],
    ['overdue', 600_000],
  ])('the wallboard, %s', async (_tone, waited) => {
    const world = buildOwnersWorld();
    world.analytics.board = { waitingSince: new Date(Date.now() - waited).toISOString() };
    const agent = await open(world, { ...size, hash: '#/wallboard' });
    await expect(agent.page.getByText('Longest wait')).toBeVisible();
    await lookAt(agent, 'wallboard');
  });
});
