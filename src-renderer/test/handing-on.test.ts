import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { driveConsole } from './drive-console.ts';
import { addTeam, buildChat, buildQueue, TOM } from './scenes.ts';

const open = driveConsole();

describe('handing on', () => {
  test('a chat is transferred with a note and the unsent text, by keyboard alone', async () => {
    const { world, conversationId } = buildChat();
    addTeam(world);
    const { page, server, openChat, composer } = await open(world);
    await openChat('Mia Chen');
    await composer.fill('I was about to say');
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Transfer this chat' });
    await expect(dialog.getByRole('radio', { name: /Leo Brandt.*Not connected since/ })).toBeDisabled();
    await expect(dialog.getByRole('radio', { name: /Cem Yıldız.*at the cap/ })).toBeDisabled();
    await expect(dialog.getByRole('radio', { name: /Ana Lindqvist/ })).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Transfer' })).toBeDisabled();
    await dialog.getByRole('radio', { name: /Uma Patel/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: /Tom Okafor/ })).toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Order 20394');
    await dialog.getByRole('button', { name: 'Transfer' }).press('Enter');
    await expect(page.getByText('The chat with Mia Chen is offered to Tom Okafor.')).toBeVisible();
    const [handoff] = [...world.queue.values()];
    expect(handoff).toMatchObject({ offer: { to: TOM }, handover: { cause: 'transferred', note: 'Order 20394' } });
    expect(world.chat(conversationId).leftDraft).toMatchObject({ text: 'I was about to say' });
    expect(server.calls.map(({ name }) => name)).toContain('draft:set');
    await page.getByRole('tab', { name: 'Active Chats' }).click();
    await expect(page.getByText('You have no active chats')).toBeVisible();
  });

  test('a chat that could not be given away stays, with the reason', async () => {
    const { world, conversationId } = buildChat();
    const { page, openChat } = await open(world);
    await openChat('Mia Chen');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Return to queue' }).click();
    const push = world.push;
    world.push = () => undefined;
    world.complete(conversationId);
    world.push = push;
    await page.getByRole('button', { name: 'Return to queue' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveText('This chat is no longer yours.');
  });

  test('a returned chat brings the note and the words of the agent before', async () => {
    const { world, conversationId, handoffId } = buildQueue();
    world.accept(handoffId, TOM);
    const { page, composer } = await open(world);
    await expect(page.getByText('No one is waiting')).toBeVisible();
    world.returnFrom(conversationId, 'released', 'Wants the blue one', 'The blue mug is');
    await expect(page.getByRole('listitem')).toContainText('Back from Tom Okafor: Wants the blue one');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const banner = page.getByRole('region', { name: 'Handover' });
    await expect(banner).toContainText('Tom Okafor had begun to write: “The blue mug is”');
    await banner.getByRole('button', { name: 'Use this text' }).click();
    await expect(composer).toHaveValue('The blue mug is');
    await expect(composer).toBeFocused();
    await page.keyboard.type(' here.');
    await page.keyboard.press('Enter');
    await expect(banner).toBeHidden();
  });

  test('a chat that comes back at once can be accepted at once', async () => {
    const { world, conversationId, handoffId } = buildQueue();
    const { page } = await open(world);
    await expect(page.getByRole('listitem')).toHaveCount(1);
    world.accept(handoffId, TOM);
    await expect(page.getByText('Tom Okafor took it')).toBeVisible();
    world.returnFrom(conversationId, 'released', null, null);
    await expect(page.getByRole('listitem')).toContainText('Back from Tom Okafor');
    await expect(page.getByText('Tom Okafor took it')).toBeHidden();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toHaveAttribute('aria-selected', 'true');
  });

  test('after a lapse the chat is gone, the words are not', async () => {
    const { world, conversationId } = buildChat();
    const { page, server, openChat, composer } = await open(world);
    await openChat('Mia Chen');
    server.silent.add('message:send');
    await composer.fill('Never arrived');
    await page.keyboard.press('Enter');
    await composer.fill('Half a thought');
    server.cut();
    const push = world.push;
    world.push = () => undefined;
    world.requeue(conversationId, 'lease_lapsed');
    world.push = push;
    server.silent.clear();
    server.restore();
    await expect(page.getByText('You were away for over a minute; the chat with Mia Chen went back')).toContainText(
      'Your unsent text is kept.',
    );
    await expect(composer).toHaveCount(0);
    await expect(page.getByText('This conversation is back in the queue.')).toBeVisible();
    await page.getByRole('button', { name: 'Show' }).click();
    const dialog = page.getByRole('dialog', { name: 'Back in the queue' });
    await expect(dialog).toContainText('Never arrived');
    await expect(dialog).toContainText('Half a thought');
    await dialog.getByRole('button', { name: 'Accept again' }).click();
    await expect(composer).toHaveValue('Half a thought');
    await expect(page.getByText('You were away for over a minute')).toBeHidden();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('was not sent.')).toBeHidden();
    await expect(page.getByRole('log').getByText('Never arrived')).toHaveCount(1);
    expect(world.thread(conversationId).filter((message) => message.author.kind === 'agent')).toHaveLength(1);
  });
});
