import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Card, DesktopSettings } from '../../src-preload/payloads.ts';
import { expect, test } from './desk-test.ts';

/** Being there without being looked at: start at login, the hotkey, the card. */

const CHAT = '0198c5c4-7d1e-7abc-8def-0123456789ab';
const waiting: Card = {
  handoffId: CHAT,
  visitor: 'Vera Visitor',
  chatbot: 'Shop assistant',
  question: 'My mug is <b>broken</b>',
  waitingSince: '2026-11-23T09:00:00.000Z',
  offerUntil: null,
  others: 2,
  state: 'waiting',
  note: '',
};
const change = (page: Page, patch: Partial<DesktopSettings>) =>
  page.evaluate((given) => window.desktop.settings.change(given), patch);
const show = (page: Page, card: Card | null) => page.evaluate((given) => window.desktop.card.show(given), card);

test('starting at login is asked on the second start, off unless wanted, and undone when not', async ({
  launch,
  profile,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system keeps the list');
  const env = { XDG_CONFIG_HOME: join(profile, 'config') };
  const entry = join(profile, 'config/autostart/handoff-desk.desktop');
  const first = await launch({ env });
  expect((await first.shell.state()).dialogs).toEqual([]);
  await first.close();

  const second = await launch({ env });
  await expect
    .poll(async () => (await second.shell.state()).dialogs)
    .toMatchObject([
      { message: 'Start Handoff Desk when you sign in to this computer?', buttons: ['Start at login', 'Not now'] },
    ]);
  expect(await second.page.evaluate(() => window.desktop.settings.get())).toMatchObject({ startAtLogin: false });
  expect(existsSync(entry)).toBe(false);

  await change(second.page, { startAtLogin: true });
  await expect.poll(() => existsSync(entry)).toBe(true);
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".*" "--hidden"$/m);
  await change(second.page, { startAtLogin: false });
  await expect.poll(() => existsSync(entry)).toBe(false);
  await second.close();

  const third = await launch({ env });
  await third.page.evaluate(() => window.desktop.settings.get());
  expect((await third.shell.state()).dialogs).toEqual([]);
});

test('started at login it waits in the tray, until it is opened', async ({ launch }) => {
  const { page, shell } = await launch({ args: ['--hidden'], tray: true });
  await page.evaluate(() => window.desktop.settings.get());
  expect((await shell.state()).window?.visible).toBe(false);
  await shell.clickTrayMenu('Open');
  await expect.poll(async () => (await shell.state()).window?.visible).toBe(true);
});

test('where there is no tray it comes up, and a link that started it leads on', async ({ launch }) => {
  const { page, shell } = await launch({ args: ['--hidden', `handoff-desk://chats/${CHAT}`], tray: false });
  await expect.poll(async () => (await shell.state()).window?.visible).toBe(true);
  const heard = await page.evaluate(() => new Promise((tell) => window.desktop.navigation.onNavigate(tell)));
  expect(heard).toEqual({ to: 'chat', conversationId: CHAT });
});

test('the hotkey works from anywhere, and says when another program has it', async ({ launch }) => {
  const { page, shell } = await launch();
  const state = () => page.evaluate(() => window.desktop.hotkey.get());
  expect(await state()).toEqual({ accelerator: null, status: 'off' });
  await shell.takeHotkey('Control+Shift+A');
  await change(page, { hotkey: 'Control+Shift+A' });
  expect(await state()).toEqual({ accelerator: 'Control+Shift+A', status: 'taken' });
  await change(page, { hotkey: 'Control+C' });
  expect((await state()).status).toBe('invalid');
  await change(page, { hotkey: 'Control+Alt+H' });
  expect((await shell.state()).hotkeys).toEqual(['Control+Alt+H']);
  const pressed = page.evaluate(() => new Promise<string>((tell) => window.desktop.hotkey.onPress(() => tell('yes'))));
  await shell.pressHotkey('Control+Alt+H');
  expect(await pressed).toBe('yes');
  await change(page, { hotkey: null });
  expect((await shell.state()).hotkeys).toEqual([]);
});

test('the card: in the corner, above everything, without the focus, and by keyboard too', async ({ launch }) => {
  const desk = await launch();
  const { page, shell } = desk;
  const cardWindow = async () => (await shell.state()).otherWindows['card.html'];
  await shell.focus();
  expect(await show(page, waiting)).toEqual({ status: 'shown' });
  await expect.poll(async () => (await cardWindow())?.visible).toBe(true);
  expect(await cardWindow()).toMatchObject({ alwaysOnTop: true, focused: false, bounds: { width: 380 } });
  expect((await shell.state()).window?.focused).toBe(true);

  const card = await desk.findPage('card.html');
  await expect(card.getByText('My mug is <b>broken</b>')).toBeVisible();
  expect(await card.evaluate(() => 'desktop' in window)).toBe(false);
  const acts = await page.evaluateHandle(() => {
    const heard: string[] = [];
    window.desktop.card.onAct(({ action }) => heard.push(action));
    return heard;
  });
  await card.keyboard.press('Tab');
  await expect(card.getByRole('button', { name: 'Accept' })).toBeFocused();
  await card.keyboard.press('Enter');
  await card.getByRole('button', { name: 'Pass' }).click();
  await card.getByRole('button', { name: '2 more waiting' }).click();
  await card.keyboard.press('Escape');
  await expect.poll(() => acts.jsonValue()).toEqual(['accept', 'pass', 'open', 'snooze']);

  await show(page, null);
  await expect.poll(async () => (await cardWindow())?.visible).toBe(false);
});

test('a locked screen takes the card away and lets none come', async ({ launch }) => {
  const { page, shell } = await launch();
  const isVisible = async () => (await shell.state()).otherWindows['card.html']?.visible;
  await show(page, waiting);
  await expect.poll(isVisible).toBe(true);
  await shell.power('lock-screen');
  expect(await isVisible()).toBe(false);
  expect(await show(page, { ...waiting, others: 3 })).toEqual({ status: 'not_shown', reason: 'screen_locked' });
  await shell.power('unlock-screen');
  await show(page, { ...waiting, others: 4 });
  await expect.poll(isVisible).toBe(true);
});

test('the card leaves with a page that loads anew, and the app quits although it had one', async ({ launch }) => {
  const desk = await launch({ tray: false });
  const isVisible = async () => (await desk.shell.state()).otherWindows['card.html']?.visible;
  await show(desk.page, waiting);
  await expect.poll(isVisible).toBe(true);
  await desk.page.reload();
  await expect.poll(isVisible).toBe(false);
  await desk.shell.closeWindow();
  expect(await desk.exited).toBe(0);
});

test('do not disturb keeps toasts out, whatever the page says', async ({ launch }) => {
  const { page, shell } = await launch();
  await page.evaluate(() => window.desktop.attention.set({ pending: 1, unread: 0, presence: 'away', quiet: true }));
  const outcome = await page.evaluate(() =>
    window.desktop.notices.show({ tag: 'x', kind: 'request', leadsTo: null, title: 'Vera', body: 'Help' }),
  );
  expect(outcome).toEqual({ status: 'not_shown', reason: 'do_not_disturb' });
  expect(await shell.toasts()).toEqual([]);
  expect((await shell.state()).badge).toBe(1);
  expect((await shell.state()).tray?.icon).toBe('pending-light');
});
