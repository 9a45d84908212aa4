import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import type { AgentWindow } from './agent-window.ts';
import { driveConsole } from './drive-console.ts';
import { buildBusyWorld, buildChat, buildLargeWorld } from './scenes.ts';

const open = driveConsole();

describe('getting around', () => {
  test('a link leads to its chat or, before anybody has it, to the request', async () => {
    const busy = buildBusyWorld();
    const { page, composer } = await open(busy.world, { hash: `#/chats/${busy.quiet}` });
    await expect(composer).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Anonymous' })).toBeVisible();
    const waiting = busy.world.queue.get(busy.requests[0] ?? '')?.conversationId;
    await page.evaluate((id) => location.assign(`#/chats/${id}`), waiting);
    await expect(page.getByText('You are only reading')).toBeVisible();
    await page.evaluate(() => location.assign('#/chats/00000000-0000-7000-8000-000000000000'));
    await expect(page.getByText('not yours to open')).toBeVisible();
  });

  test('single keys move through the list, unless they are switched off', async () => {
    const { page, composer } = await open(buildBusyWorld().world);
    await expect(page.getByRole('listitem')).toHaveCount(4);
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: 'Priya Raman' })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { name: 'Priya Raman' })).toBeVisible();
    await page.keyboard.press('?');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Active Chats' }).click();
    await page.keyboard.press('j');
    await expect(composer).toBeFocused();
    await page.keyboard.type('jk?r');
    await expect(composer).toHaveValue('jk?r');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Working with chats' }).click();
    await page.getByText('Single-key shortcuts').click();
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await page.getByRole('tab', { name: 'Pending Requests' }).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('the title of the window says where one is, after what waits', async () => {
    const { page } = await open(buildBusyWorld().world);
    await expect(page).toHaveTitle(/^\(\d+\) Live Chats – Handoff Desk$/);
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    await expect(page).toHaveTitle(/^\(\d+\) Conversations – Handoff Desk$/);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Appearance' }).click();
    await expect(page).toHaveTitle(/^\(\d+\) Appearance – Settings – Handoff Desk$/);
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await expect(page).toHaveTitle(/^\(\d+\) Live Chats – Handoff Desk$/);
  });

  test('on a phone the list and the chat take turns', async () => {
    const { page, openChat, composer } = await open(buildChat().world, { width: 360, height: 640 });
    await openChat('Mia Chen');
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toBeHidden();
    await page.getByRole('button', { name: 'Visitor details' }).click();
    await expect(page.getByText('mia@mail.example')).toBeVisible();
    await page.getByRole('button', { name: 'Close visitor details' }).click();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(composer).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

describe('a long history', () => {
  test('older messages come on top without a jump, and the place is kept per chat', async () => {
    const world = buildLargeWorld(2, 300);
    const { page, openChat } = await open(world);
    await openChat('Visitor 1');
    const thread = page.getByRole('log');
    await expect(thread.getByText('Line 300 of chat 1')).toBeInViewport();
    await thread.evaluate((box) => box.scrollTo({ top: 200 }));
    const shown = thread.getByText(/^Line \d+ of chat 1$/);
    const before = await topmost(page);
    await expect.poll(() => shown.count()).toBeGreaterThan(60);
    expect(Math.abs((await offsetOf(page, before.text)) - before.top)).toBeLessThanOrEqual(2);
    world.say(world.mine()[0] ?? '', 'visitor', 'Something new below');
    await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible();
    await openChat('Visitor 2');
    await expect(thread.getByText('Line 300 of chat 2')).toBeInViewport();
    await openChat('Visitor 1');
    expect(Math.abs((await offsetOf(page, before.text)) - before.top)).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: 'To the latest message' }).click();
    await expect(thread.getByText('Something new below')).toBeInViewport();
  });

  test('two hundred chats are on the screen within a second of signing in', async () => {
    const { page } = await open(buildLargeWorld(200, 50), {}, (mode) => {
      mode.signedIn = false;
    });
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.evaluate(() => {
      document.addEventListener('submit', () => performance.mark('sign-in'), { capture: true });
      new MutationObserver((_records, observer) => {
        if (!document.querySelector('[role="tab"]') || document.querySelector('.skeleton')) return;
        observer.disconnect();
        requestAnimationFrame(() => performance.measure('paint', 'sign-in'));
      }).observe(document.body, { subtree: true, childList: true });
    });
    await page.keyboard.press('Enter');
    const paint = await page.waitForFunction(() => performance.getEntriesByName('paint')[0]?.duration);
    expect(await paint.jsonValue()).toBeLessThan(1_000);
  });
});

type Page = AgentWindow['page'];

/** The first message that is wholly in view, and where. */
function topmost(page: Page): Promise<{ text: string; top: number }> {
  return page.getByRole('log').evaluate((box) => {
    const edge = box.getBoundingClientRect().top;
    const bubble = [...box.querySelectorAll('.message__bubble')].find((one) => one.getBoundingClientRect().top >= edge);
    return { text: bubble?.textContent ?? '', top: bubble?.getBoundingClientRect().top ?? 0 };
  });
}

function offsetOf(page: Page, text: string): Promise<number> {
  return page
    .getByRole('log')
    .getByText(text, { exact: true })
    .evaluate((bubble) => bubble.closest('.message__bubble')?.getBoundingClientRect().top ?? 0);
}
