import type { Page } from '@playwright/test';
import type { Notice } from '../../src-preload/payloads.ts';
import { expect, test } from './desk-test.ts';

const request: Notice = {
  tag: 'request-1',
  kind: 'request',
  leadsTo: { to: 'request', handoffId: '0198c5c4-7d1e-7abc-8def-0123456789ac' },
  title: 'Vera asks for a person',
  body: 'My <b>mug</b> is broken',
};

const show = (page: Page, notice: Notice) => page.evaluate((given) => window.desktop.notices.show(given), notice);

test('tray, badge and menu show what the page says', async ({ launch }) => {
  const { page, shell } = await launch();
  const set = (pending: number, unread: number, presence: 'online' | 'away' | 'offline') =>
    page.evaluate((attention) => window.desktop.attention.set(attention), {
      pending,
      unread,
      presence,
      quiet: false,
    });

  await set(2, 3, 'online');
  await expect.poll(async () => (await shell.state()).badge).toBe(5);
  expect((await shell.state()).tray).toMatchObject({
    icon: 'pending-light',
    tooltip: 'Handoff Desk: 2 pending requests, 3 unread messages',
  });
  const labels = (await shell.state()).tray?.menu.filter(({ type }) => type !== 'separator').map(({ label }) => label);
  expect(labels).toEqual(['Open', 'Online', 'Away', 'Do not disturb', 'Settings…', 'Quit']);

  await set(0, 0, 'away');
  await expect.poll(async () => (await shell.state()).tray?.icon).toBe('away-light');
  const { tray, badge } = await shell.state();
  expect(badge).toBe(0);
  expect(tray?.menu.filter(({ type }) => type === 'radio')).toEqual([
    expect.objectContaining({ label: 'Online', checked: false, enabled: true }),
    expect.objectContaining({ label: 'Away', checked: true, enabled: true }),
  ]);
});

test('the status chosen in the tray reaches the page', async ({ launch }) => {
  const { page, shell } = await launch();
  await page.evaluate(() => window.desktop.attention.set({ pending: 0, unread: 0, presence: 'online', quiet: false }));
  const chosen = page.evaluate(() => new Promise((resolve) => window.desktop.presence.onChosen(resolve)));
  await shell.clickTrayMenu('Away');
  expect(await chosen).toBe('away');
});

test('nobody signed in has no status to choose', async ({ launch }) => {
  const { shell } = await launch();
  const menu = (await shell.state()).tray?.menu ?? [];
  expect(menu.filter(({ type }) => type === 'radio').map(({ enabled }) => enabled)).toEqual([false, false]);
});

test('a toast brings the window up and leads to its request', async ({ launch }) => {
  const { page, shell } = await launch();
  expect(await show(page, request)).toEqual({ status: 'shown' });
  expect(await shell.toasts()).toEqual([{ title: request.title, body: 'My &lt;b&gt;mug&lt;/b&gt; is broken' }]);
  await shell.minimize();
  const navigation = page.evaluate(() => new Promise((resolve) => window.desktop.navigation.onNavigate(resolve)));
  await shell.clickToast(request.title);
  expect(await navigation).toEqual(request.leadsTo);
  expect((await shell.state()).window).toMatchObject({ minimized: false, focused: true });
});

test('a toast is withdrawn, and replaced by a later one of the same tag', async ({ launch }) => {
  const { page, shell } = await launch();
  await show(page, request);
  await show(page, { ...request, title: 'Vera is still waiting' });
  await expect.poll(async () => (await shell.toasts()).map(({ title }) => title)).toEqual(['Vera is still waiting']);
  await page.evaluate((tag) => window.desktop.notices.withdraw(tag), request.tag);
  await expect.poll(shell.toasts).toEqual([]);
});

test('settings and a locked screen decide what a toast may say', async ({ launch }) => {
  const { page, shell } = await launch();
  await page.evaluate(() => window.desktop.settings.change({ notifyRequests: false }));
  expect(await show(page, request)).toEqual({ status: 'not_shown', reason: 'setting_off' });
  expect(await shell.toasts()).toEqual([]);

  await page.evaluate(() => window.desktop.settings.change({ notifyRequests: true }));
  await shell.power('lock-screen');
  await show(page, request);
  expect(await shell.toasts()).toEqual([
    { title: 'Somebody asks for a person', body: 'Open Handoff Desk to read it.' },
  ]);
});

test('toasts leave with the app', async ({ launch }) => {
  const desk = await launch();
  await show(desk.page, request);
  await desk.close();
  await expect.poll(desk.shell.toasts).toEqual([]);
});

test('settings survive a restart and reach the page', async ({ launch }) => {
  const first = await launch();
  const heard = first.page.evaluate(() => new Promise((resolve) => window.desktop.settings.onChange(resolve)));
  await first.page.evaluate(() => window.desktop.settings.change({ theme: 'dark', hideContent: true }));
  expect(await heard).toMatchObject({ theme: 'dark', hideContent: true });
  expect(await first.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await first.close();
  const second = await launch();
  expect(await second.page.evaluate(() => window.desktop.settings.get())).toMatchObject({
    theme: 'dark',
    hideContent: true,
    closeToTray: true,
  });
});
