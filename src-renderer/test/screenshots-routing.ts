import type { Page } from '@playwright/test';
import { openCamera } from './camera.ts';
import type { OpenOptions } from './open-console.ts';
import { addHistory, addTeam, buildBusyWorld, buildChat, buildQueue, buildRoutedWorld, TOM } from './scenes.ts';
import { World } from './world.ts';

/** Pictures of routing: offers, hand-backs, explanations, presence: `node src-renderer/test/screenshots-routing.ts <folder>`. */
const { picture, close } = await openCamera();

const WIDE: OpenOptions = { scheme: 'light' };
const DARK: OpenOptions = { scheme: 'dark' };
const SMALL: OpenOptions = { scheme: 'light', width: 360, height: 720 };
const SMALL_DARK: OpenOptions = { scheme: 'dark', width: 360, height: 720 };

const openMain = async (page: Page) => {
  await page.getByRole('tab', { name: 'Active Chats' }).click();
  await page.getByRole('button', { name: /Mia Chen/ }).click();
  await page.getByText('That would be great').last().waitFor();
};

for (const [suffix, options] of [
  ['light', WIDE],
  ['dark', DARK],
  ['small', SMALL],
  ['small-dark', SMALL_DARK],
] as const) {
  await picture(`offers-${suffix}`, buildRoutedWorld().world, options, async (page) => {
    await page.getByText('Offered to you').waitFor();
    await page.getByText('Back from Tom').waitFor();
  });
  await picture(`offered-peek-${suffix}`, buildRoutedWorld().world, options, async (page) => {
    await page.getByRole('button', { name: /Émile/ }).click();
    await page.getByRole('button', { name: 'Pass' }).last().waitFor();
  });
  await picture(`recent-${suffix}`, buildRoutedWorld().world, options, async (page) => {
    await page.getByRole('button', { name: 'Recent requests' }).click();
    await page.getByText('Tom Okafor took it after 12 s').waitFor();
  });
  await picture(`why-${suffix}`, buildRoutedWorld().world, options, async (page) => {
    await page.getByRole('button', { name: 'Recent requests' }).click();
    await page.getByRole('button', { name: 'Why didn’t I get it?' }).first().click();
    await page.getByText('No permission').waitFor();
  });
  await picture(`chat-menu-${suffix}`, buildRoutedWorld().world, options, async (page) => {
    await openMain(page);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Transfer' }).waitFor();
  });
  await picture(`transfer-${suffix}`, buildRoutedWorld().world, options, async (page) => {
    await openMain(page);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Transfer' }).click();
    await page.getByText('Tom Okafor').click();
    await page.getByLabel('Note').fill('Order 20394, wants the blue one');
  });
  const handed = buildQueue();
  handed.world.accept(handed.handoffId, TOM);
  handed.world.returnFrom(
    handed.conversationId,
    'released',
    'Order 20394. She would like the blue one instead.',
    'Hello Mia, I have found your order. The blue mug is',
  );
  await picture(`handover-${suffix}`, handed.world, options, async (page) => {
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('Use this text').waitFor();
  });
  const lapsed = buildChat();
  await picture(`lapse-${suffix}`, lapsed.world, options, async (page, server) => {
    await page.getByRole('tab', { name: 'Active Chats' }).click();
    await page.getByRole('button', { name: /^Mia Chen/ }).click();
    await page.getByLabel('Message', { exact: true }).fill('I have just found your order and');
    await page.getByLabel('Message', { exact: true }).blur();
    server.cut();
    const push = lapsed.world.push;
    lapsed.world.push = () => undefined;
    lapsed.world.requeue(lapsed.conversationId, 'lease_lapsed');
    lapsed.world.push = push;
    server.restore();
    if (options.width === 360) await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByText('Your unsent text is kept').waitFor();
    if (suffix === 'dark' || suffix === 'small') await page.getByRole('button', { name: 'Show', exact: true }).click();
  });
  const refused = buildRoutedWorld();
  refused.world.changeMe({ load: { activeChats: 3, cap: 3 } });
  await picture(`at-cap-${suffix}`, refused.world, options, async (page) => {
    await page.getByRole('button', { name: 'Accept', exact: true }).nth(2).click();
    await page.getByText('You have 3 of 3 chats').waitFor();
  });
  const idle = buildBusyWorld();
  await picture(`presence-${suffix}`, idle.world, options, async (page) => {
    await page.getByText('Priya Raman').waitFor();
    idle.world.reportActivity('idle', 12 * 60_000);
    await page.getByRole('button', { name: /^Status: Away: computer idle since/ }).click();
    await page.getByRole('menuitem', { name: 'Online' }).waitFor();
  });
  const lost = buildBusyWorld();
  await picture(`lost-${suffix}`, lost.world, options, async (page) => {
    lost.world.rival = { name: 'Ben', afterMs: 412 };
    await page.getByRole('button', { name: 'Accept', exact: true }).nth(1).click();
    await page.getByText('Ben took it').waitFor();
  });
}
const failed = buildChat();
await picture('failed', failed.world, WIDE, async (page) => {
  await page.getByRole('tab', { name: 'Active Chats' }).click();
  await page.getByRole('button', { name: /^Mia Chen/ }).click();
  failed.world.refuseSends = true;
  for (const text of ['First', 'Second']) {
    await page.getByLabel('Message', { exact: true }).fill(text);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Try all again' }).waitFor();
});
const empty = new World();
addTeam(empty);
await picture('recent-empty', empty, WIDE, async (page) => {
  await page.getByRole('button', { name: 'Recent requests' }).click();
  await page.getByText('No requests yet').waitFor();
});
const silent = new World();
addHistory(silent);
await picture('why-failed', silent, DARK, async (page) => {
  silent.explanations.clear();
  await page.getByRole('button', { name: 'Recent requests' }).click();
  await page.getByRole('button', { name: 'Why didn’t I get it?' }).first().click();
  await page.getByText('There is no such request').waitFor();
});
await close();
