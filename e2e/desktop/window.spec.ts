import type { Page } from '@playwright/test';
import { expect, test } from './desk-test.ts';

const CHAT = '0198c5c4-7d1e-7abc-8def-0123456789ab';
const LINK = `handoff-desk://chats/${CHAT}`;

/** A desktop with a tray, as most have; what is told here is what its bus would answer. */
const WITH_TRAY = { tray: true };

/** Listens in the page, from now on, to where the shell wants it to go. */
async function listenForNavigation(page: Page): Promise<() => Promise<unknown[]>> {
  const handle = await page.evaluateHandle(() => {
    const heard: unknown[] = [];
    window.desktop.navigation.onNavigate((navigation) => heard.push(navigation));
    return heard;
  });
  return () => handle.jsonValue();
}

test('the window comes back where it was', async ({ launch }) => {
  const place = { x: 240, y: 160, width: 900, height: 640 };
  const first = await launch();
  await first.shell.moveWindow(place);
  await first.close();
  const second = await launch();
  expect((await second.shell.state()).window?.bounds).toEqual(place);
});

test('a place that no display shows any more is given up', async ({ launch }) => {
  const first = await launch();
  await first.shell.moveWindow({ x: 9_000, y: 160, width: 900, height: 640 });
  await first.close();
  const bounds = (await (await launch()).shell.state()).window?.bounds;
  expect(bounds).toMatchObject({ width: 900, height: 640 });
  expect(bounds?.x).toBeLessThan(1_920);
});

test('closing hides it in the tray, and says so once', async ({ launch }) => {
  const { shell } = await launch(WITH_TRAY);
  await shell.closeWindow();
  await expect.poll(async () => (await shell.state()).window?.visible).toBe(false);
  expect((await shell.state()).dialogs).toEqual([
    expect.objectContaining({ message: 'Handoff Desk keeps running in the tray', buttons: ['Keep running', 'Quit'] }),
  ]);

  await shell.clickTrayMenu('Open');
  expect((await shell.state()).window).toMatchObject({ visible: true, focused: true });

  await shell.closeWindow();
  await expect.poll(async () => (await shell.state()).window?.visible).toBe(false);
  expect((await shell.state()).dialogs).toHaveLength(1);
});

test('closing quits when the person prefers that', async ({ launch }) => {
  const desk = await launch(WITH_TRAY);
  await desk.page.evaluate(() => window.desktop.settings.change({ closeToTray: false }));
  await desk.shell.closeWindow();
  expect(await desk.exited).toBe(0);
});

test('closing quits where there is no tray to come back from', async ({ launch }) => {
  const desk = await launch({ tray: false });
  await desk.shell.closeWindow();
  expect(await desk.exited).toBe(0);
});

test('Quit in the tray menu quits', async ({ launch }) => {
  const desk = await launch(WITH_TRAY);
  await desk.shell.clickTrayMenu('Quit');
  expect(await desk.exited).toBe(0);
});

test('a second start shows the first one and leaves', async ({ launch }) => {
  const { page, shell } = await launch(WITH_TRAY);
  const heard = await listenForNavigation(page);
  await shell.minimize();
  expect(await shell.startAgain([LINK])).toBe(0);
  await expect.poll(heard).toEqual([{ to: 'chat', conversationId: CHAT }]);
  expect((await shell.state()).window).toMatchObject({ minimized: false, focused: true });
});

test('bad links lead nowhere', async ({ launch }) => {
  const { page, shell } = await launch();
  const heard = await listenForNavigation(page);
  await shell.startAgain([`${LINK}?server=https://evil.example`]);
  await shell.startAgain(['handoff-desk://settings/server', '--server=https://evil.example']);
  await shell.startAgain([LINK]);
  await expect.poll(heard).toEqual([{ to: 'chat', conversationId: CHAT }]);
  expect(await page.evaluate(() => window.desktop.server.get())).toBeNull();
});

test('the link that started the app waits for the page to listen', async ({ launch }) => {
  const { page } = await launch({ args: [LINK] });
  const heard = await page.evaluate(
    () => new Promise((resolve) => window.desktop.navigation.onNavigate((navigation) => resolve(navigation))),
  );
  expect(heard).toEqual({ to: 'chat', conversationId: CHAT });
});

test('a page that dies is back within three seconds, with its storage', async ({ launch }) => {
  const desk = await launch();
  await desk.page.evaluate(() => {
    localStorage.setItem('draft', 'half a sentence');
    return window.desktop.attention.set({ pending: 2, unread: 0, presence: 'online', quiet: false });
  });
  const died = Date.now();
  await desk.shell.crashPage();
  expect(Date.now() - died).toBeLessThan(3_000);
  expect(await desk.page.evaluate(() => localStorage.getItem('draft'))).toBe('half a sentence');
  expect(await desk.page.evaluate(() => window.desktop.session.restore())).toEqual({ status: 'signed_out' });
});

test('waking up is told to the page', async ({ launch }) => {
  const { page, shell } = await launch();
  const handle = await page.evaluateHandle(() => {
    const heard: number[] = [];
    window.desktop.system.onResume((afterMs) => heard.push(afterMs));
    return heard;
  });
  await shell.power('suspend');
  await shell.power('resume');
  await shell.power('lock-screen');
  await shell.power('unlock-screen');
  await expect.poll(async () => (await handle.jsonValue()).length).toBe(2);
  for (const afterMs of await handle.jsonValue()) expect(afterMs).toBeGreaterThanOrEqual(0);
});
