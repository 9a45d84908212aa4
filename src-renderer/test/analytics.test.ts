import { expect, type Page } from '@playwright/test';
import { describe, test } from 'vitest';
import { permissionSchema } from '#contract/members.ts';
import { fail } from '#contract/result.ts';
import { dayIn } from '../words/calendar-days.ts';
import { driveConsole } from './drive-console.ts';
import { World } from './world.ts';

const open = driveConsole();

function buildOwnersWorld(): World {
  const world = new World();
  world.me.permissions = [...permissionSchema.options];
  return world;
}

const hashOf = (page: Page): string => new URL(page.url()).hash;
const choose = (page: Page, period: string) => page.getByText(period, { exact: true }).click();
const waits = (page: Page) => page.getByRole('list', { name: 'Waited longest' });

/** The dashboard comes in a chunk of its own, which takes a busy machine a while. */
async function untilShown(page: Page): Promise<void> {
  await waits(page).waitFor({ timeout: 30_000 });
}

describe('the dashboard', () => {
  test('three clicks lead from Live Chats to what was said', async () => {
    const { page } = await open(buildOwnersWorld());
    await page.getByRole('button', { name: 'Analytics' }).click();
    await choose(page, 'Yesterday');
    await waits(page).getByRole('link').first().click();
    await expect.poll(() => hashOf(page)).toMatch(/^#\/conversations\/[0-9a-f-]{36}$/);
  });

  test('the address says what is looked at, and going back leads there', async () => {
    const world = buildOwnersWorld();
    const { page } = await open(world, { hash: '#/analytics' });
    await untilShown(page);
    await expect.poll(() => hashOf(page)).toBe('#/analytics?preset=last-7-days');
    await choose(page, 'Yesterday');
    await expect.poll(() => hashOf(page)).toBe('#/analytics?preset=yesterday');
    await page.getByRole('button', { name: 'Chatbots: All chatbots' }).click();
    await page.getByRole('dialog').getByText('Returns').click();
    await page.keyboard.press('Escape');
    const [, , returns] = world.analytics.chatbots;
    await expect.poll(() => hashOf(page)).toBe(`#/analytics?preset=yesterday&chatbots=${returns?.id}`);
    await expect.poll(() => world.analytics.asked.at(-1)?.chatbots).toBe(returns?.id);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => hashOf(page)).toBe('#/analytics?preset=last-7-days');
    await expect(page.getByRole('radio', { name: 'Last 7 days' })).toBeChecked();
    await page.goForward();
    await expect(page.getByRole('radio', { name: 'Yesterday' })).toBeChecked();
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await expect.poll(() => hashOf(page)).toBe('');
    await page.goBack();
    await expect(page.getByRole('radio', { name: 'Yesterday' })).toBeChecked();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect.poll(() => hashOf(page)).toMatch(/^#\/settings\//);
    await page.goBack();
    await expect(page.getByRole('radio', { name: 'Yesterday' })).toBeChecked();
  });

  test('a day that is not over is compared with as much of the day before, and says so', async () => {
    const { page } = await open(buildOwnersWorld(), { hash: '#/analytics?preset=today' });
    await untilShown(page);
    await expect(page.getByText(/So far, compared with .*, until /)).toBeVisible();
    await expect(page.getByText(/^Before \(.*, until .*\)$/).first()).toBeVisible();
    await choose(page, 'Yesterday');
    await expect.poll(() => hashOf(page)).toContain('yesterday');
    await expect(page.getByText(/So far, compared with/)).toBeHidden();
    await expect(page.getByText(/^Before \(/).first()).not.toContainText('until');
  });

  test('a shared address shows the same, with the days of the workspace and not of the reader', async () => {
    const world = buildOwnersWorld();
    // One of the two has another day of the calendar than the browser of this test, whenever it runs.
    const [here, now] = [Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now()];
    const isElsewhere = (zone: string): boolean => dayIn(zone, now) !== dayIn(here, now);
    const zone = ['Pacific/Kiritimati', 'Pacific/Niue'].find(isElsewhere) ?? '';
    world.analytics.timezone = zone;
    const { page } = await open(world, { hash: '#/analytics?preset=today&compare=none&times=open' });
    await untilShown(page);
    await expect(page.getByText(`Times in ${zone}`)).toBeVisible();
    const today = dayIn(zone, Date.now());
    await expect.poll(() => world.analytics.asked.at(-1)).toEqual({ from: today, to: today, compare: 'none' });
    await expect(page.getByRole('checkbox', { name: 'Compare with the days before' })).not.toBeChecked();
    await expect(page.getByRole('radio', { name: 'Business hours only' })).toBeChecked();
  });

  test('numbers of other days are dimmed while the right ones come, and gone when those do not', async () => {
    const world = buildOwnersWorld();
    const { page, server } = await open(world, { hash: '#/analytics' });
    await untilShown(page);
    server.silent.add('getReport');
    await choose(page, 'Last 30 days');
    await expect(page.locator('[data-outdated]')).toBeVisible();
    await expect(waits(page)).toBeVisible();
    server.silent.delete('getReport');
    server.refusals.set('getReport', fail('unavailable', 'The server is busy.'));
    await choose(page, 'This month');
    await expect(page.getByText('The numbers could not be loaded')).toBeVisible();
    await expect(waits(page)).toBeHidden();
    server.refusals.delete('getReport');
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(waits(page)).toBeVisible();
  });

  test('numbers that could not be brought up to date stay, and say so', async () => {
    const { page, server } = await open(buildOwnersWorld(), { hash: '#/analytics' });
    await untilShown(page);
    server.refusals.set('getReport', fail('unavailable', 'The server is busy.'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByText('could not be brought up to date')).toBeVisible();
    await expect(waits(page)).toBeVisible();
    server.refusals.delete('getReport');
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByText('could not be brought up to date')).toBeHidden();
  });

  test('agents are sorted by what one clicks', async () => {
    const { page } = await open(buildOwnersWorld(), { hash: '#/analytics' });
    await untilShown(page);
    const table = page.getByRole('table', { name: 'What each agent did' });
    const first = table.getByRole('rowheader').first();
    await expect(first).toHaveText('Ana Lindqvist');
    await table.getByRole('button', { name: 'First response' }).click();
    await expect(first).toHaveText(/^Maximiliane/);
    await expect(table.getByRole('columnheader', { name: 'First response' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await table.getByRole('button', { name: 'First response' }).click();
    await expect(first).toHaveText('Ana Lindqvist');
  });

  test('everything is in the table that is in the chart', async () => {
    const world = buildOwnersWorld();
    const { page } = await open(world, { hash: '#/analytics?preset=yesterday' });
    await untilShown(page);
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    const table = page.getByRole('table', { name: 'Requests over time' });
    const asked = world.analytics.asked.at(-1);
    if (!asked) throw new Error('nothing was asked');
    const { series, totals } = world.analytics.report(asked);
    await expect(table.getByRole('row')).toHaveCount(series.length + 1);
    const cells = await table.locator('tbody tr td:nth-of-type(5)').allTextContents();
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(totals.requests);
  });

  test('whoever may not see it finds no way to it', async () => {
    const { page } = await open(new World());
    await expect(page.getByRole('button', { name: 'Live Chats' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Analytics' })).toHaveCount(0);
  });
});

describe('the wallboard', () => {
  test('asks at once when the queue changes', async () => {
    const world = buildOwnersWorld();
    world.analytics.board = { waiting: 0, waitingSince: null };
    const { page, server } = await open(world, { hash: '#/wallboard' });
    await expect(page.getByText('nobody is waiting')).toBeVisible();
    const before = server.calls.filter(({ name }) => name === 'getWallboard').length;
    world.analytics.board = { waiting: 1, waitingSince: world.instant() };
    world.request(world.begin({ name: 'Mia Chen' }));
    // Sooner than the five seconds after which it would ask anyway.
    await expect(page.getByText('in the queue')).toBeVisible({ timeout: 3_000 });
    expect(server.calls.filter(({ name }) => name === 'getWallboard').length).toBeGreaterThan(before);
  });

  test('says since when there is no connection, and recovers by itself', async () => {
    const world = buildOwnersWorld();
    const { page, server } = await open(world, { hash: '#/wallboard' });
    await expect(page.getByText('Waiting now')).toBeVisible();
    server.cut();
    await expect(page.getByText(/No connection since \d/)).toBeVisible({ timeout: 15_000 });
    server.restore();
    await expect(page.getByText(/No connection since \d/)).toBeHidden({ timeout: 15_000 });
  });

  test('is dark by itself, and gives the theme back', async () => {
    const { page } = await open(buildOwnersWorld(), { hash: '#/analytics', scheme: 'light' });
    await page.getByRole('button', { name: 'Wallboard' }).click();
    await expect(page.getByText('Waiting now')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
    await page.getByRole('button', { name: 'Leave full screen' }).click();
    await page.getByRole('button', { name: 'Analytics' }).click();
    await expect(waits(page)).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  });
});
