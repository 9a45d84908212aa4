import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { addHostileTexts, buildBusyWorld, buildChat } from './scenes.ts';
import { World } from './world.ts';

const open = driveConsole();

describe('an active chat', () => {
  test('both sides write; Enter sends, Shift+Enter makes a line, an input method keeps its Enter', async () => {
    const { world, conversationId } = buildChat();
    const { page, server, composer, openChat } = await open(world);
    await openChat('Mia Chen');
    await composer.pressSequentially('First line');
    await page.keyboard.press('Shift+Enter');
    await composer.pressSequentially('second line');
    await composer.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await expect(composer).toHaveValue('First line\nsecond line');
    await page.keyboard.press('Enter');
    await expect(composer).toHaveValue('');
    await expect(page.getByRole('log').getByText('First line second line')).toHaveCount(1);
    expect(world.thread(conversationId).at(-1)?.content).toEqual({ kind: 'text', text: 'First line\nsecond line' });
    // On a slow machine the pauses between two keys are long enough to count as stopping.
    const typing = server.calls.filter((call) => call.name === 'typing:set').map((call) => call.request);
    expect(typing.slice(0, 1)).toEqual([{ conversationId, typing: true }]);
    expect(typing.slice(-1)).toEqual([{ conversationId, typing: false }]);
    world.push({ name: 'typing:changed', payload: { conversationId, typing: true } });
    await expect(page.getByText('Mia Chen is typing…')).toBeVisible();
    world.say(conversationId, 'visitor', 'Thank you!');
    await expect(page.getByRole('log').getByText('Thank you!')).toHaveCount(1);
    await expect(page.getByText('Mia Chen is typing…')).toBeHidden();
  });

  test('unread messages are counted, and read when the chat is chosen', async () => {
    const { world, conversationId } = buildChat();
    world.read(conversationId, world.thread(conversationId).length);
    const { page, server, openChat } = await open(world);
    world.say(conversationId, 'visitor', 'One');
    world.say(conversationId, 'visitor', 'Two');
    await expect(page).toHaveTitle('(1) Live Chats – Handoff Desk');
    await page.getByRole('tab', { name: 'Active Chats' }).click();
    await expect(page.getByRole('listitem')).toContainText('2');
    await openChat('Mia Chen');
    await expect(page).toHaveTitle('Live Chats – Handoff Desk');
    await expect(page.getByText('New messages', { exact: true })).toBeVisible();
    const lastSeq = world.thread(conversationId).length;
    expect(server.calls.findLast((call) => call.name === 'message:read')?.request).toEqual({
      conversationId,
      seq: lastSeq,
    });
  });

  test('a draft is kept over chats and reloads', async () => {
    const { world } = buildBusyWorld();
    const { page, composer, openChat } = await open(world);
    await openChat('Mia Chen');
    await composer.fill('Half a thought');
    await openChat('Jonas Weber');
    await expect(composer).toHaveValue('');
    await page.reload();
    await openChat('Mia Chen');
    await expect(composer).toHaveValue('Half a thought');
  });

  test('what is too long cannot be sent and says by how much', async () => {
    const { world } = buildChat();
    const { page, composer, openChat } = await open(world);
    await openChat('Mia Chen');
    await composer.fill('x'.repeat(8_001));
    await expect(page.getByText('1 characters too many')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  });

  test('whatever a visitor types is text', async () => {
    const { world, conversationId } = buildChat();
    addHostileTexts(world, conversationId);
    const { page, openChat } = await open(world);
    await openChat('Mia Chen');
    const thread = page.getByRole('log');
    await expect(thread.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    expect(await thread.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://ok.example/a(b)',
    ]);
    expect(await thread.locator('img, script').count()).toBe(0);
    // Nothing of it reaches beyond its bubble.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

describe('a bad connection', () => {
  test('fifty messages written without one survive a reload and arrive once, in order', async () => {
    const { world, conversationId } = buildChat();
    const { page, server, composer, openChat } = await open(world);
    await openChat('Mia Chen');
    server.silent.add('message:send');
    const texts = Array.from({ length: 50 }, (_, index) => `Message number ${index + 1}.`);
    for (const text of texts) {
      await composer.fill(text);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText('Sending…').first()).toBeVisible();
    await page.reload();
    server.silent.clear();
    await openChat('Mia Chen');
    for (const text of texts) await expect(page.getByRole('log').getByText(text, { exact: true })).toHaveCount(1);
    await expect(page.getByText('Sending…')).toHaveCount(0);
    const stored = world
      .thread(conversationId)
      .flatMap(({ author, content }) => (author.kind === 'agent' && content.kind === 'text' ? [content.text] : []));
    expect(stored).toEqual(texts);
  });

  test('it says so calmly, keeps what is written, and catches up by itself', async () => {
    const { world, conversationId } = buildChat();
    const { page, server, composer, openChat } = await open(world);
    await openChat('Mia Chen');
    server.cut();
    await composer.fill('Written in the tunnel');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Reconnecting… your messages are kept')).toBeVisible();
    const push = world.push;
    world.push = () => undefined;
    world.say(conversationId, 'visitor', 'Said in the tunnel');
    world.push = push;
    server.restore();
    await expect(page.getByRole('log').getByText('Said in the tunnel')).toHaveCount(1);
    await expect(page.getByRole('log').getByText('Written in the tunnel')).toHaveCount(1);
    await expect(page.getByText('Reconnecting…')).toBeHidden();
    expect(
      world
        .thread(conversationId)
        .filter((message) => message.content.kind === 'text' && message.content.text === 'Written in the tunnel'),
    ).toHaveLength(1);
  });

  test('a message that can no longer be delivered says why, and can be thrown away', async () => {
    const { world, conversationId } = buildChat();
    const { page, composer, openChat } = await open(world);
    await openChat('Mia Chen');
    const push = world.push;
    world.push = () => undefined;
    world.complete(conversationId);
    world.push = push;
    await composer.fill('Too late');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Not sent. The conversation has ended or is no longer yours.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('One message was not sent.')).toBeVisible();
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByText('One message was not sent.')).toBeHidden();
  });

  test('without a server at the start it waits and goes on by itself', async () => {
    const { page, server } = await open(new World());
    await expect(page.getByText('No one is waiting')).toBeVisible();
    await page.route('**/api/v1/auth/refresh', (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Waiting for the server' })).toBeVisible();
    await page.unroute('**/api/v1/auth/refresh');
    await expect(page.getByText('No one is waiting')).toBeVisible();
    expect(server.mode.signedIn).toBe(true);
  });
});

describe('marking as complete', () => {
  test('asks, can be undone, and then ends it', async () => {
    const { world, conversationId } = buildChat();
    const { page, openChat, composer } = await open(world);
    await openChat('Mia Chen');
    await page.getByRole('button', { name: 'Mark as Complete' }).click();
    await page.getByRole('button', { name: 'Complete chat' }).click();
    await expect(page.getByText('You have no active chats')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(composer).toBeVisible();
    expect(world.conversations.get(conversationId)?.status).toBe('active');
    await page.getByRole('button', { name: 'Mark as Complete' }).click();
    await page.getByText('Don’t ask again').click();
    await page.getByRole('button', { name: 'Complete chat' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => world.conversations.get(conversationId)?.status).toBe('closed');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Working with chats' }).click();
    await expect(page.getByRole('switch', { name: 'Ask before marking as complete' })).not.toBeChecked();
  });

  test('leaving the page ends the time to undo', async () => {
    const { world, conversationId } = buildChat();
    const { page, openChat } = await open(world);
    await openChat('Mia Chen');
    await page.getByRole('button', { name: 'Mark as Complete' }).click();
    await page.getByRole('button', { name: 'Complete chat' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(world.conversations.get(conversationId)?.status).toBe('active');
    await page.reload();
    await expect.poll(() => world.conversations.get(conversationId)?.status).toBe('closed');
  });
});
