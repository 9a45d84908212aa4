import { expect, type Page } from '@playwright/test';
import { test } from 'vitest';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import { DEFAULT_SETTINGS } from './chatbot-world.ts';
import { driveConsole } from './drive-console.ts';

/** Step 5, where an owner says when and how people come in, and step 6, the way onto the site. */
const open = driveConsole();

async function openStep(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
  await page.getByRole('button', { name: /Mossy/ }).click();
  await page.getByRole('button', { name: step }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

test('hours are switched on, set day by day, and kept when switched off', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  world.bots.change(chatbotId, { escalation: { ...DEFAULT_SETTINGS.escalation, handoffEnabled: false } });
  const escalation = () => world.bots.settings(chatbotId).escalation;
  const { page } = await open(world);
  await openStep(page, 'Step 5: Escalation');
  await expect(page.getByText('Configure Business Hours')).toHaveCount(0);
  await page.getByText('Enable Live Agent Handoff').click();
  await page.getByText('Configure Business Hours').click();
  const monday = page.getByRole('group', { name: 'Monday' });
  await monday.getByLabel('Start Time').fill('08:30');
  await monday.getByLabel('End Time').fill('18:00');
  await page.getByRole('button', { name: 'Copy Monday to weekdays' }).click();
  await page.getByRole('checkbox', { name: 'Saturday' }).press('Space');
  await page.getByRole('checkbox', { name: 'Friday' }).press('Space');
  const weekday = [{ open: '08:30', close: '18:00' }];
  await expect
    .poll(() => escalation().schedule?.week)
    .toEqual({ 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: [], 6: weekday, 7: [] });
  expect(escalation()).toMatchObject({ handoffEnabled: true, hoursEnabled: true });
  await page.getByText('Configure Business Hours').click();
  await expect.poll(() => escalation().hoursEnabled).toBe(false);
  expect(escalation().schedule?.week[1]).toEqual(weekday);
});

test('overlaps and hours without length are marked on their day; overnight and midnight are understood', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const week = () => world.bots.settings(chatbotId).escalation.schedule?.week;
  const { page } = await open(world);
  await openStep(page, 'Step 5: Escalation');
  const tuesday = page.getByRole('group', { name: /^Tuesday/ });
  await tuesday.getByLabel('End Time').fill('09:00');
  await expect(page.getByRole('alert').filter({ hasText: 'Start and end are the same.' })).toBeVisible();
  await tuesday.getByLabel('End Time').fill('02:00');
  await expect(tuesday.getByText('ends next day')).toBeVisible();
  await page.getByRole('group', { name: 'Wednesday' }).getByLabel('Start Time').fill('01:00');
  await expect(page.getByRole('alert').filter({ hasText: /overlaps/ })).toBeVisible();
  await tuesday.getByLabel('End Time').fill('00:00');
  await expect(tuesday.getByText('ends at midnight')).toBeVisible();
  await page.getByRole('button', { name: 'Add hours on Thursday' }).click();
  await expect.poll(week).toMatchObject({
    2: [{ open: '09:00', close: '24:00' }],
    3: [{ open: '01:00', close: '17:00' }],
    4: [
      { open: '09:00', close: '17:00' },
      { open: '18:00', close: '20:00' },
    ],
  });
});

test('a time zone is found by typing, and dates get hours of their own', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const schedule = () => world.bots.settings(chatbotId).escalation.schedule;
  const { page } = await open(world);
  await openStep(page, 'Step 5: Escalation');
  const zone = page.getByRole('combobox', { name: 'Timezone' });
  await expect(zone).toHaveValue('Europe/Berlin');
  await zone.fill('new york');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => schedule()?.timezone).toBe('America/New_York');
  await page.getByRole('button', { name: 'Add exception' }).click();
  const added = page.getByRole('group', { name: /^\d{4}-/ }).last();
  await added.getByLabel('Date').fill('2026-12-24');
  await expect(page.getByText('2026-12-24 is listed twice')).toBeVisible();
  await added.getByLabel('Date').fill('2026-12-31');
  await page.getByRole('group', { name: '2026-12-31' }).first().getByText('Closed all day').click();
  await expect
    .poll(() => schedule()?.exceptions[1])
    .toEqual({ date: '2026-12-31', ranges: [{ open: '09:00', close: '17:00' }] });
});

test('the simulator shows the days, the clock change, and that nobody would be there', async () => {
  const { world } = buildOwnersWorld();
  world.bots.hasPermittedAgent = false;
  const { page } = await open(world);
  await openStep(page, 'Step 5: Escalation');
  await page.getByLabel('From').fill('2026-10-20');
  await page.getByLabel('To', { exact: true }).fill('2026-10-26');
  const days = page.getByRole('list', { name: 'Open hours in Europe/Berlin' }).getByRole('listitem');
  await expect(days).toHaveCount(7);
  await expect(days.nth(0)).toContainText('Closed');
  await expect(days.nth(1)).toContainText('09:00–17:00');
  await expect(days.nth(5)).toContainText('clocks go back 1 h');
  await expect(page.getByText('Nobody in your team may respond to live chats')).toBeVisible();
});

test('rules, routing and the words for nobody being there', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const { page } = await open(world);
  await openStep(page, 'Step 5: Escalation');
  await page.getByRole('textbox', { name: 'Keywords' }).fill('chargeback');
  await page.getByRole('textbox', { name: 'Keywords' }).press(',');
  await page.getByRole('textbox', { name: 'Phrases' }).fill('speak to a manager, now');
  await page.getByRole('textbox', { name: 'Phrases' }).press('Enter');
  await page.getByRole('textbox', { name: 'Seconds each agent is asked' }).fill('2');
  await expect(page.getByText('From 5 to 300 seconds.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Seconds each agent is asked' }).fill('45');
  await page.getByRole('textbox', { name: 'Most chats an agent may have' }).fill('');
  await page.getByRole('textbox', { name: 'Offline message' }).fill('Back soon.');
  await expect
    .poll(() => world.bots.settings(chatbotId).escalation)
    .toMatchObject({
      offline: { message: 'Back soon.' },
      routing: { mode: 'balanced', offerSeconds: 45, agentCap: null },
      rules: {
        phrases: ['cancel my contract', 'speak to a manager, now'],
        keywords: ['refund', 'lawyer', 'chargeback'],
      },
    });
});

test('the snippet waits for the site and says when it is there', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const chatbot = world.bots.get(chatbotId);
  if (chatbot) chatbot.connections = [];
  const { page } = await open(world);
  await openStep(page, 'Step 6: Install');
  await expect(page.getByText('Waiting for your site…')).toBeVisible();
  await expect(page.getByLabel('snippet', { exact: true })).toContainText(`data-chatbot="${chatbotId}"`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy snippet' }).click();
  await expect(page.getByText('Copied').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(chatbotId);
  if (chatbot) chatbot.connections = [{ origin: 'https://shop.example', lastSeenAt: new Date().toISOString() }];
  await expect(page.getByText('Connected ✓ https://shop.example')).toBeVisible({ timeout: 10_000 });
});

test('sites are written as origins, and a secret is shown once', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const { page } = await open(world);
  await openStep(page, 'Step 6: Install');
  const sites = page.getByRole('textbox', { name: 'Allowed sites' });
  await sites.fill('not a site');
  await sites.press('Enter');
  await expect(page.getByText('Write a site as https://shop.example, without a path.')).toBeVisible();
  await sites.fill('help.example/contact');
  await sites.press('Enter');
  await expect
    .poll(() => world.bots.settings(chatbotId).install.allowedSites)
    .toEqual(['https://shop.example', 'https://help.example']);
  await page.getByRole('button', { name: 'Create identity secret' }).click();
  await expect(page.getByText('the-secret-of-this-chatbot-shown-once')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Identity secrets' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Step 1: Basics' }).click();
  await page.getByRole('button', { name: 'Step 6: Install' }).click();
  await expect(page.getByText('the-secret-of-this-chatbot-shown-once')).toHaveCount(0);
});
