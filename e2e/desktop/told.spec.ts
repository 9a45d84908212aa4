import { expect, type Page } from '@playwright/test';
import type { DesktopSettings } from '../../src-preload/payloads.ts';
import { openVisitor } from '../support/visitor.ts';
import type { AgentDesk } from './agent-desk.ts';
import { test } from './scene.ts';

/** The real server, real consoles, a real visitor: what an agent is told, and what not. */

const change = (page: Page, patch: Partial<DesktopSettings>) =>
  page.evaluate((given) => window.desktop.settings.change(given), patch);
const titles = async ({ desktop }: AgentDesk) => (await desktop.shell.toasts()).map(({ title }) => title);
const badge = async ({ desktop }: AgentDesk) => (await desktop.shell.state()).badge;
const card = async ({ desktop }: AgentDesk) => (await desktop.shell.state()).otherWindows['card.html'];
const status = ({ page }: AgentDesk) => page.getByRole('button', { name: /^Status:/ });

test('told in time, and only who wants to be', async ({ scene, browser }) => {
  const { ana, ben, visitor, backend } = scene;
  await change(ana.page, { handoffCard: 'at_once' });
  await change(ben.page, { handoffCard: 'off' });
  for (const { desktop } of [ana, ben]) await desktop.shell.blur();

  await test.step('do not disturb, chosen in the tray, makes an agent away', async () => {
    await ana.desktop.shell.clickTrayMenu('Until I turn it off');
    await expect(status(ana)).toHaveAccessibleName(/Away/);
    await expect.poll(async () => (await ana.desktop.shell.state()).tray?.tooltip).toContain('do not disturb');
  });

  await test.step('and nothing disturbs, while everything is counted; the others are told', async () => {
    await visitor.say('My mug is cracked');
    await visitor.requestAgent({ name: 'Vera Visitor' });
    await expect.poll(() => titles(ben)).toEqual(['Vera Visitor is waiting']);
    await expect.poll(() => badge(ana)).toBe(1);
    await expect.poll(async () => (await ana.desktop.shell.state()).tray?.icon).toContain('pending');
    expect(await titles(ana)).toEqual([]);
    expect(await card(ana)).toBeUndefined();
  });

  await test.step('turned off, they are what they were before, and whoever waits is on the card', async () => {
    await ana.desktop.shell.clickTrayMenu('Turn off');
    await expect(status(ana)).toHaveAccessibleName(/Online/);
    await expect.poll(async () => (await card(ana))?.visible).toBe(true);
    expect(await card(ana)).toMatchObject({ alwaysOnTop: true, focused: false, webPreferences: { sandbox: true } });
    const page = await ana.desktop.findPage('card.html');
    await expect(page.getByRole('heading', { name: 'Vera Visitor' })).toBeVisible();
    await expect(page.getByText('My mug is cracked')).toBeVisible();
  });

  await test.step('taken by somebody else, card, toast and count are gone', async () => {
    await ben.accept('Vera Visitor');
    await expect.poll(async () => (await card(ana))?.visible).toBe(false);
    await expect.poll(() => badge(ana)).toBe(0);
    await expect.poll(() => titles(ben)).toEqual([]);
  });

  await test.step('Accept on the card brings up the conversation', async () => {
    const second = await openVisitor(browser, backend.url);
    await second.say('Where is my parcel?');
    await second.requestAgent({ name: 'Wim Waiting' });
    await expect.poll(async () => (await card(ana))?.visible).toBe(true);
    const page = await ana.desktop.findPage('card.html');
    await expect(page.getByRole('heading', { name: 'Wim Waiting' })).toBeVisible();
    await ana.desktop.shell.minimize();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(ana.message('Where is my parcel?')).toHaveCount(1);
    await expect.poll(async () => (await card(ana))?.visible).toBe(false);
    expect((await ana.desktop.shell.state()).window).toMatchObject({ minimized: false, focused: true });
    await second.close();
  });

  await test.step('the hotkey accepts whoever waits', async () => {
    await change(ana.page, { hotkey: 'Control+Shift+A', handoffCard: 'off' });
    expect(await ana.page.evaluate(() => window.desktop.hotkey.get())).toMatchObject({ status: 'active' });
    const third = await openVisitor(browser, backend.url);
    await third.say('Is there a discount?');
    await third.requestAgent({ name: 'Xia Xu' });
    await expect(
      ben
        .request('Xia Xu')
        .or(ben.page.getByRole('tab', { name: /Pending Requests/ }))
        .first(),
    ).toBeVisible();
    await expect.poll(() => titles(ana)).toContain('Xia Xu is waiting');
    await ana.desktop.shell.pressHotkey('Control+Shift+A');
    await expect(ana.message('Is there a discount?')).toHaveCount(1);
    await third.close();
  });
});

test('more than three at once are one toast, which leads to the list', async ({ scene, browser }) => {
  const { ana, backend, visitor } = scene;
  await ana.desktop.shell.blur();
  const others = await Promise.all([1, 2, 3, 4].map(() => openVisitor(browser, backend.url)));
  const everybody = [visitor, ...others];
  for (const [index, person] of everybody.entries()) await person.say(`Question ${index}`);
  await Promise.all(everybody.map((person, index) => person.requestAgent({ name: `Visitor ${index}` })));
  await expect.poll(() => titles(ana)).toEqual(['5 people are waiting']);
  await ana.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await ana.desktop.shell.clickToast('5 people are waiting');
  await expect(ana.page.getByRole('tab', { name: /Pending Requests/ })).toBeVisible();
  await expect(ana.request('Visitor 0')).toBeVisible();
  await Promise.all(others.map((person) => person.close()));
});
