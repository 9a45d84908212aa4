import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { addHistory, addTeam, buildBusyWorld, buildChat, buildQueue, explain, TOM } from './scenes.ts';
import { World } from './world.ts';

const open = driveConsole();

describe('offers', () => {
  test('what is offered to me is mine for a while, and can be passed on by keyboard', async () => {
    const { world, handoffId } = buildQueue();
    world.offer(handoffId, world.me);
    world.nextAgent = TOM;
    const { page, server } = await open(world);
    const row = page.getByRole('listitem').filter({ hasText: 'Mia Chen' });
    await expect(row).toContainText('Offered to you');
    await expect(page).toHaveTitle('(1) Live Chats – Handoff Desk');
    await row.getByRole('button', { name: 'Accept' }).focus();
    await page.keyboard.press('Tab');
    await expect(row.getByRole('button', { name: 'Pass' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(row).toContainText('Offered to Tom Okafor');
    await expect(row.getByRole('button', { name: 'Pass' })).toHaveCount(0);
    await expect(page).toHaveTitle('Live Chats – Handoff Desk');
    expect(server.calls.filter(({ name }) => name === 'handoff:pass')).toHaveLength(1);
  });

  test('a colleague’s turn: Accept is out of reach and says why, until it is open again', async () => {
    const { world, handoffId } = buildQueue();
    world.offer(handoffId, TOM);
    const { page, server } = await open(world);
    const accept = page.getByRole('button', { name: 'Accept', exact: true });
    await expect(accept).toHaveAttribute('aria-disabled', 'true');
    await expect(accept).toHaveAccessibleDescription(/It is Tom Okafor’s turn until/);
    await accept.focus();
    await page.keyboard.press('Enter');
    world.offer(handoffId, null);
    await expect(accept).toHaveAccessibleDescription('Mia Chen');
    expect(server.calls.filter(({ name }) => name === 'handoff:accept')).toEqual([]);
    await accept.click();
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toHaveAttribute('aria-selected', 'true');
  });

  test('nothing moves while an offer runs out', async () => {
    const { world, requests } = buildBusyWorld();
    const { page } = await open(world);
    await expect(page.getByRole('listitem')).toHaveCount(4);
    world.offer(requests[0] ?? '', world.me, 12_500);
    world.offer(requests[1] ?? '', TOM, 12_500);
    const words = page.locator('.turn-words').first();
    const measure = () =>
      page.getByRole('listitem').evaluateAll((rows) =>
        rows
          .flatMap((row) => [row, ...row.querySelectorAll('.turn-words, button')])
          .map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height];
          }),
      );
    await expect(words).toHaveText(/^Offered to you · 1\d s$/);
    const before = await measure();
    // From two digits to one.
    await expect(words).toHaveText('Offered to you · 9 s');
    expect(await measure()).toEqual(before);
  });

  test('a refusal is told in the row that was clicked', async () => {
    const { world } = buildQueue();
    world.changeMe({ load: { activeChats: 0, cap: 1 } });
    const mine = world.begin({ name: 'Jonas Weber' });
    world.accept(world.request(mine));
    const { page } = await open(world);
    await expect(page.getByText('1 of 1 chat', { exact: false }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('listitem').getByRole('alert')).toHaveText(
      'You have 1 of 1 chat. Complete or pass on one first.',
    );
  });
});

describe('why', () => {
  test('a lost race can be asked about, and the answer outlives the row', async () => {
    const { world, handoffId } = buildQueue();
    world.explanations.set(handoffId, {
      ...explain(world, handoffId, TOM, new Date().toISOString()),
      mode: 'first_come',
      agents: [
        { agent: TOM, decisions: [{ at: new Date().toISOString(), verdict: { rule: 'open' } }] },
        {
          agent: { id: world.me.id, name: world.me.name },
          decisions: [{ at: new Date().toISOString(), verdict: { rule: 'open' } }],
        },
      ],
    });
    const { page } = await open(world);
    world.rival = { name: TOM.name, afterMs: 412 };
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('button', { name: 'Why didn’t I get it?' }).click();
    const dialog = page.getByRole('dialog', { name: 'Why didn’t I get it?' });
    await expect(dialog.getByRole('listitem').first()).toContainText('Ana Lindqvist (you)');
    await expect(dialog).toContainText('Open to everyone; Tom Okafor clicked first, 0.4 s before you');
    await expect(page.getByText('No one is waiting')).toBeVisible({ timeout: 15_000 });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('recent requests open by keyboard, tell what became of them, and stay open over a reload', async () => {
    const world = new World();
    addTeam(world);
    addHistory(world);
    const { page } = await open(world);
    const toggle = page.getByRole('button', { name: 'Recent requests' });
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await toggle.press('Enter');
    const list = page.getByRole('list', { name: 'Recent requests' });
    await expect(list.getByRole('listitem')).toHaveText([
      /Nora Vance.*Tom Okafor took it after 12 s/,
      /Anonymous.*Visitor left/,
      /Ravi.*Completed by you/,
      /Lee Sung-min.*Nobody took it in time/,
    ]);
    await page.reload();
    await page.getByRole('button', { name: 'Why didn’t I get it?' }).first().press('Enter');
    const words = ['not answered in 20 s', 'and passed after 7 s', 'At the cap: 3 of 3 chats', 'No permission'];
    for (const word of words) await expect(page.getByRole('dialog')).toContainText(word);
  });

  test('without an answer it says so and can be asked again', async () => {
    const world = new World();
    const { page } = await open(world);
    addHistory(world);
    const [first] = world.recent;
    const known = world.explanations.get(first?.id ?? '');
    world.explanations.clear();
    await page.getByRole('button', { name: 'Recent requests' }).click();
    await page.getByRole('button', { name: 'Why didn’t I get it?' }).first().click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('There is no such request.');
    if (first && known) world.explanations.set(first.id, known);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog')).toContainText('Not connected since');
  });
});

describe('drafts and presence', () => {
  test('the server keeps what is typed, and forgets it when it is sent', async () => {
    const { world, conversationId } = buildChat();
    const { page, openChat, composer } = await open(world);
    await openChat('Mia Chen');
    await composer.fill('Let me see');
    await expect.poll(() => world.drafts.get(conversationId)).toBe('Let me see');
    await composer.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => world.drafts.get(conversationId)).toBe('');
  });

  test('one button sends everything again that was not taken', async () => {
    const { world, conversationId } = buildChat();
    const { page, openChat, composer } = await open(world);
    await openChat('Mia Chen');
    world.refuseSends = true;
    for (const text of ['First', 'Second']) {
      await composer.fill(text);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText('2 messages were not sent.')).toBeVisible();
    world.refuseSends = false;
    await page.getByRole('button', { name: 'Try all again' }).click();
    await expect(page.getByText('were not sent.')).toBeHidden();
    const sent = () => world.thread(conversationId).filter((message) => message.author.kind === 'agent');
    await expect
      .poll(() => sent().map(({ content }) => content.kind === 'text' && content.text))
      .toEqual(['First', 'Second']);
  });

  test('the status says why it is what it is, and without a connection that it has none', async () => {
    const { world } = buildQueue();
    const { page, server } = await open(world);
    await expect(page.getByRole('button', { name: 'Status: Online, Ana Lindqvist' })).toBeVisible();
    expect(server.calls).toContainEqual({ name: 'activity:report', request: { activity: 'active', sinceMs: 0 } });
    world.reportActivity('locked', 60_000);
    await page.getByRole('button', { name: /^Status: Away: screen locked since/ }).click();
    await page.getByRole('menuitem', { name: /^Away/ }).press('Enter');
    await expect(page.getByRole('button', { name: /^Status: Away \(you chose it\)/ })).toBeVisible();
    server.cut();
    await expect(page.getByRole('button', { name: /^Status: Offline: no connection/ })).toBeVisible();
  });
});
