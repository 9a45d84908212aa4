import { expect, type Page } from '@playwright/test';
import { describe, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import { driveConsole } from './drive-console.ts';
import { World } from './world.ts';

/** An owner sets up a chatbot; every expectation ends in what the server has. */
const open = driveConsole();

async function openStep(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
  await page.getByRole('button', { name: /Mossy/ }).click();
  await page.getByRole('button', { name: step }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

test('who may not set up chatbots does not see them', async () => {
  const { page } = await open(new World());
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Messages', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Chatbots', exact: true })).toHaveCount(0);
});

test('a first chatbot is created, named and greeted without a word of explanation', async () => {
  const world = new World();
  world.me.permissions = ['chats.respond', 'chatbots.manage'];
  const { page } = await open(world);
  await page.getByRole('button', { name: 'Chatbots', exact: true }).click();
  await expect(page.getByText('No chatbots yet')).toBeVisible();
  await page.getByRole('button', { name: 'New chatbot' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Mossy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Mossy' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Hello from Mossy');
  const [chatbot] = [...world.bots.chatbots.values()];
  await expect.poll(() => chatbot?.settings.basics).toMatchObject({ name: 'Mossy', greeting: 'Hello from Mossy' });
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

describe('saving as you go', () => {
  test('an empty greeting is marked beside its field and not sent', async () => {
    const { world, chatbotId } = buildOwnersWorld();
    const { page, server } = await open(world);
    await openStep(page, 'Step 1: Basics');
    await page.getByRole('textbox', { name: 'Greeting' }).fill('');
    await expect(page.getByText('Must not be empty')).toBeVisible();
    await expect(page.getByText('Not saved: see the marked fields')).toBeVisible();
    await expect(page.getByRole('button', { name: /Step 1: Basics.*something to correct/ })).toBeVisible();
    await page.getByRole('textbox', { name: 'Greeting' }).fill('Hello again');
    await expect.poll(() => world.bots.settings(chatbotId).basics.greeting).toBe('Hello again');
    expect(server.calls.filter(({ name }) => name === 'updateChatbot')).toHaveLength(1);
  });

  test('what could not be saved stays and is saved on another try', async () => {
    const { world, chatbotId } = buildOwnersWorld();
    const { page, server } = await open(world);
    await openStep(page, 'Step 1: Basics');
    server.refusals.set('updateChatbot', fail('internal', 'That did not work.'));
    await page.getByRole('textbox', { name: 'Name' }).fill('Fern');
    await expect(page.getByText('Could not save, try again')).toBeVisible();
    server.refusals.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => world.bots.settings(chatbotId).basics.name).toBe('Fern');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  test('two owners do not overwrite each other', async () => {
    const { world, chatbotId } = buildOwnersWorld();
    const { page } = await open(world);
    await openStep(page, 'Step 1: Basics');
    const { basics } = world.bots.settings(chatbotId);
    world.bots.change(chatbotId, { basics: { ...basics, greeting: 'Changed by Ben' } });
    await page.getByRole('textbox', { name: 'Name' }).fill('Fern');
    await expect(page.getByText(/Somebody else has changed this chatbot/)).toBeVisible();
    expect(world.bots.settings(chatbotId).basics.name).toBe('Mossy');
    await page.getByRole('button', { name: 'Load it again' }).click();
    await expect(page.getByRole('textbox', { name: 'Greeting' })).toHaveValue('Changed by Ben');
    await page.getByRole('textbox', { name: 'Name' }).fill('Fern');
    await expect
      .poll(() => world.bots.settings(chatbotId).basics)
      .toMatchObject({ name: 'Fern', greeting: 'Changed by Ben' });
  });

  test('leaving a moment after the last key loses nothing', async () => {
    const { world, chatbotId } = buildOwnersWorld();
    const { page } = await open(world);
    await openStep(page, 'Step 1: Basics');
    await page.getByRole('textbox', { name: 'Name' }).fill('Fern');
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await expect.poll(() => world.bots.settings(chatbotId).basics.name).toBe('Fern');
  });

  test('a token that has run out is renewed on the way', async () => {
    const { world, chatbotId } = buildOwnersWorld();
    const { page, server } = await open(world);
    await openStep(page, 'Step 1: Basics');
    server.expireTokens();
    await page.getByRole('textbox', { name: 'Name' }).fill('Fern');
    await expect.poll(() => world.bots.settings(chatbotId).basics.name).toBe('Fern');
  });
});

test('knowledge is found, added, changed, deleted and tried', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const entries = () => world.bots.get(chatbotId)?.entries ?? [];
  const { page } = await open(world);
  await openStep(page, 'Step 2: Knowledge');
  await page.getByRole('button', { name: 'Add entry' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Write what the bot is to answer.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Question' }).fill('Do you gift-wrap?');
  await page.getByRole('textbox', { name: 'Answer' }).fill('Yes, for 2 €.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('6 entries')).toBeVisible();
  expect(entries()[0]).toMatchObject({ question: 'Do you gift-wrap?', answer: 'Yes, for 2 €.' });
  await page.getByRole('searchbox', { name: 'Search entries' }).fill('gift');
  await expect(page.getByText('1 entry found')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Do you gift-wrap?' }).click();
  await page.getByRole('textbox', { name: 'Answer' }).fill('Yes, for 3 €.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => entries()[0]?.answer).toBe('Yes, for 3 €.');
  await page.getByRole('button', { name: 'Delete Do you gift-wrap?' }).click();
  await expect(page.getByText('No entry has these words')).toBeVisible();
  expect(entries()).toHaveLength(5);
  await page.getByRole('textbox', { name: 'Try it' }).fill('where is my parcel');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Answered by an entry')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Entries it found' })).toContainText('Where is my order?82 %');
});

test('an import shows what it would add and leave out before anything is stored', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const { page } = await open(world);
  await openStep(page, 'Step 2: Knowledge');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByText('File', { exact: true }).click();
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  const upload = page.getByLabel('Markdown, text or CSV file');
  await upload.setInputFiles(file('photo.png', 'x'));
  await expect(page.getByText('Choose a file that ends in .md, .txt or .csv.')).toBeVisible();
  await upload.setInputFiles(file('faq.csv', 'Do you gift-wrap?,Yes.\nonly a question'));
  await page.getByRole('button', { name: 'Show what would be added' }).click();
  await expect(page.getByText('1 entry would be added · 1 left out')).toBeVisible();
  await expect(page.getByText('It has no answer.')).toBeVisible();
  expect(world.bots.get(chatbotId)?.entries).toHaveLength(5);
  await page.getByRole('button', { name: 'Add 1 entry' }).click();
  await expect(page.getByText('1 entry was added.')).toBeVisible();
  expect(world.bots.get(chatbotId)?.entries.at(-1)).toMatchObject({ question: 'Do you gift-wrap?', source: 'faq.csv' });
});

test('looks are chosen, and a colour is told by what can be read on it', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const { page } = await open(world);
  await openStep(page, 'Step 3: Appearance');
  await page.getByRole('button', { name: 'Blue' }).click();
  await page.getByRole('textbox', { name: 'Colour code' }).fill('#facc15');
  await expect(page.getByText(/Black text is used on it.*hard to see on white pages/)).toBeVisible();
  await page.getByText('Left', { exact: true }).click();
  await page.getByText('Icon and text').click();
  await page.getByRole('textbox', { name: 'Text on the button' }).fill('Ask us');
  await page.getByRole('button', { name: 'Remove Returns' }).click();
  await page.getByRole('textbox', { name: 'Quick replies' }).fill('Opening hours');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => world.bots.settings(chatbotId).appearance)
    .toMatchObject({
      colour: '#facc15',
      side: 'left',
      launcher: 'icon_and_text',
      launcherText: 'Ask us',
      quickReplies: ['Where is my order?', 'Opening hours'],
    });
});

test('a model cannot be chosen where the server has none, and the reason is told', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const { page } = await open(world);
  await openStep(page, 'Step 4: Behaviour');
  await expect(page.getByText('This server has no model.')).toBeVisible();
  await expect(page.getByRole('radio', { name: /With a language model/ })).toBeDisabled();
  await page.getByRole('slider', { name: 'How sure it has to be' }).press('ArrowRight');
  await expect(page.getByText('35 %: open-minded')).toBeVisible();
  await page.getByText('4', { exact: true }).click();
  await expect
    .poll(() => world.bots.settings(chatbotId).behaviour)
    .toMatchObject({ engine: 'knowledge', confidenceThreshold: 0.35, missesBeforeOffer: 4 });
});

test('a chatbot is found, changed and walked through with the keyboard alone', async () => {
  const { world, chatbotId } = buildOwnersWorld();
  const { page } = await open(world);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await expect(page.getByRole('button', { name: 'Chatbots', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Chatbots', exact: true }).focus();
  await press('Enter');
  await expect(page.getByText('Wholesale desk')).toBeVisible();
  await page.getByRole('button', { name: 'New chatbot' }).focus();
  await press('Tab', 'Enter');
  await expect(page.getByRole('heading', { name: 'Mossy' })).toBeVisible();
  await page.getByRole('button', { name: 'Step 5: Escalation' }).focus();
  await press('Enter', 'Tab', 'Tab');
  await expect(page.getByRole('switch', { name: 'Enable Live Agent Handoff' })).toBeFocused();
  await press('Space');
  await expect.poll(() => world.bots.settings(chatbotId).escalation.handoffEnabled).toBe(false);
  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByRole('button', { name: 'Copy snippet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Step 6: Install' })).toHaveAttribute('aria-current', 'step');
});
