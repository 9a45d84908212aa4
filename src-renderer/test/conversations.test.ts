import { expect } from '@playwright/test';
import { describe, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { dayIn } from '../words/calendar-days.ts';
import { driveConsole } from './drive-console.ts';
import { addManyPast, buildPastWorld } from './past-scenes.ts';

const open = driveConsole();
const AT_LIST = { hash: '#/conversations' };

describe('the list', () => {
  test('finds words, marks them, leads to the message, and back keeps the search', async () => {
    const { world } = buildPastWorld();
    const { page } = await open(world);
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('refund');
    await expect(page.locator('mark').first()).toHaveText('refund');
    await expect(page.getByText('3 conversations')).toBeVisible();
    expect(page.url()).toMatch(/#\/conversations\?text=refund$/);
    await page.getByRole('link', { name: /Mia Chen/ }).click();
    await expect(page.locator('[data-hit="true"]')).toContainText('give you a refund');
    await expect(page.getByText('Tom Okafor passed the chat on')).toBeVisible();
    await expect(page.getByText('You marked the chat as complete')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('textbox', { name: 'Search in every message' })).toHaveValue('refund');
    await expect(page.getByText('Choose a conversation')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('tab', { name: 'Pending Requests' })).toBeVisible();
    await page.goForward();
    await expect(page.locator('mark').first()).toHaveText('refund');
  });

  test('an address says it all: filters, days and a conversation', async () => {
    const { world, mug } = buildPastWorld();
    const { page } = await open(world, { hash: `#/conversations/${mug}?seq=10&handoff=completed&stars=4` });
    await expect(page.getByRole('button', { name: 'Request: Completed' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rating: 4 stars' })).toBeVisible();
    await expect(page.getByText('1 conversation', { exact: true })).toBeVisible();
    await expect(page.locator('[data-hit="true"]')).toContainText('give you a refund');
    await page.getByRole('button', { name: 'Any rating' }).click();
    await expect(page.getByText('3 conversations')).toBeVisible();
    expect(page.url()).toMatch(/#\/conversations\?handoff=completed$/);
    await page.getByRole('button', { name: 'Began' }).click();
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await expect(page.getByText('2 conversations')).toBeVisible();
    await page.getByRole('button', { name: 'Agent', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'Ana Lindqvist' }).click();
    await expect(page.getByText('1 conversation', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByText('8 conversations')).toBeVisible();
    await page.goBack();
    await expect(page.getByText('1 conversation', { exact: true })).toBeVisible();
  });

  test('ready-made days are those of the workspace and not of the reader', async () => {
    const { world } = buildPastWorld();
    // One of the two has another day of the calendar than the browser of this test, whenever it runs.
    const [here, now] = [Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now()];
    const isElsewhere = (zone: string): boolean => dayIn(zone, now) !== dayIn(here, now);
    world.past.timezone = ['Pacific/Kiritimati', 'Pacific/Niue'].find(isElsewhere) ?? '';
    const { page } = await open(world, AT_LIST);
    await expect(page.getByText('8 conversations')).toBeVisible();
    await page.getByRole('button', { name: 'Began' }).click();
    await expect(page.getByText(`Days in ${world.past.timezone}`)).toBeVisible();
    const asked = page.waitForRequest(/api\/v1\/conversations\?/);
    await page.getByRole('button', { name: 'Today' }).click();
    const query = new URL((await asked).url()).searchParams;
    const today = dayIn(world.past.timezone, Date.now());
    expect([query.get('from'), query.get('to')]).toEqual([today, today]);
  });

  test('pages without an end and is found where it was left', async () => {
    const { world } = buildPastWorld();
    addManyPast(world, 150);
    const { page } = await open(world, AT_LIST);
    const list = page.locator('.past-list');
    await expect(page.getByText('Jonas Weber')).toBeVisible();
    await expect(async () => {
      await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await expect(page.getByText('That was all.')).toBeVisible({ timeout: 200 });
    }).toPass();
    await expect(page.getByText('158 conversations')).toBeVisible();
    await page.getByText('Question number 120 ').scrollIntoViewIfNeeded();
    const place = await list.evaluate((box) => box.scrollTop);
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    await expect(page.getByText('158 conversations')).toBeVisible();
    expect(await list.evaluate((box) => box.scrollTop)).toBe(place);
  });

  test('says why there is nothing, and what to do', async () => {
    const { world } = buildPastWorld();
    const { page, server } = await open(world, { hash: '#/conversations?text=zebra' });
    await expect(page.getByText('Nothing found for “zebra”')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the search' }).first().click();
    await expect(page.getByText('8 conversations')).toBeVisible();
    server.refusals.set('listConversations', fail('internal', 'A fault of ours.'));
    await page.getByRole('textbox', { name: 'Search in every message' }).fill('mug');
    await expect(page.getByRole('alert')).toContainText('A fault of ours.');
    server.refusals.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('mark').first()).toHaveText('mug');
  });

  test('shows those without the permission their own, and says so', async () => {
    const { world, long } = buildPastWorld();
    world.me.permissions = ['chats.respond'];
    const { page } = await open(world, AT_LIST);
    await expect(page.getByText('2 conversations')).toBeVisible();
    await expect(page.getByText('You see the conversations that you had yourself.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0);
    await page.getByRole('link', { name: /Mia Chen/ }).click();
    await expect(page.getByText('You marked the chat as complete')).toBeVisible();
    await page.goto(`${page.url().split('#')[0]}#/conversations/${long}`);
    await expect(page.getByText('This conversation cannot be shown')).toBeVisible();
  });

  test('can be walked through with keys alone', async () => {
    const { world } = buildPastWorld();
    const { page } = await open(world, AT_LIST);
    await expect(page.getByText('Jonas Weber')).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Mia Chen' })).toBeFocused();
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: /Maximiliane/ })).toBeVisible();
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { name: 'Mia Chen' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Choose a conversation')).toBeVisible();
    await expect(page.getByRole('link', { name: /Mia Chen.*Portugal/ })).toBeFocused();
  });
});

describe('a transcript', () => {
  test('jumps to a message far inside and pages on to both sides', async () => {
    const { world, long } = buildPastWorld();
    const { page } = await open(world, { hash: `#/conversations/${long}?seq=301` });
    await expect(page.locator('[data-hit="true"]')).toBeInViewport();
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(async () => {
      await messages.evaluate((box) => box.scrollTo(0, 0));
      await expect(page.getByText('Line 1 of', { exact: false }).first()).toBeInViewport({ timeout: 200 });
    }).toPass();
    await expect(async () => {
      await messages.evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await expect(page.getByText('Line 450 of')).toBeInViewport({ timeout: 200 });
    }).toPass();
    await expect(page.locator('[data-seq]')).toHaveCount(450);
  });

  test('tells what is known, and leads to the other conversations of the visitor', async () => {
    const { world, mug } = buildPastWorld();
    const { page } = await open(world, { hash: `#/conversations/${mug}`, width: 1_600 });
    const about = page.getByRole('complementary', { name: 'About this conversation' });
    for (const words of ['mia.chen@mail.example', 'Not verified', 'Waited 7 min 40 s', 'Slow at first']) {
      await expect(about).toContainText(words);
    }
    await expect(page.getByText('From your knowledge: “Do you ship abroad?”')).toBeVisible();
    await about.getByRole('link', { name: 'All conversations of this visitor' }).click();
    await expect(page.getByText('2 conversations')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Visitor: Mia Chen' })).toBeVisible();
  });

  test('is downloaded, also when the token has just run out', async () => {
    const { world, mug } = buildPastWorld();
    const { page, server } = await open(world, { hash: `#/conversations/${mug}` });
    await expect(page.getByRole('heading', { name: 'Mia Chen' })).toBeVisible();
    server.expireTokens();
    await page.getByRole('button', { name: 'More actions' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download as Markdown' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^conversation-\d{4}-\d\d-\d\d-mia-chen\.md$/);
    expect(await readDownload(download)).toContain('order #A-10423');
  });

  test('is sent to one address', async () => {
    const { world, mug } = buildPastWorld();
    const { page } = await open(world, { hash: `#/conversations/${mug}` });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Send by e-mail' }).click();
    const to = page.getByRole('textbox', { name: 'To' });
    await to.fill('a@shop.example, b@shop.example');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('Enter one e-mail address')).toBeVisible();
    await to.fill('nora@shop.example');
    await page.keyboard.press('Enter');
    await expect(page.getByText('on its way to nora@shop.example')).toBeVisible();
    expect(world.past.mailed).toEqual([{ id: mug, email: 'nora@shop.example' }]);
  });

  test('a visitor is erased only by somebody who means it, and there is a receipt', async () => {
    const { world, mug } = buildPastWorld();
    const { page, server } = await open(world, { hash: `#/conversations/${mug}` });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Erase this visitor' }).click();
    await page.getByRole('textbox').last().fill('Mia');
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByText('Type “Mia Chen” or “erase” to go on.')).toBeVisible();
    expect(server.calls.some(({ name }) => name === 'eraseVisitor')).toBe(false);
    await page.getByRole('textbox').last().fill('mia chen');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Erased: 1 visitor, 3 conversations, 41 messages')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('link', { name: /Mia Chen/ })).toHaveCount(0);
    await expect(page.getByText('6 conversations')).toBeVisible();
  });

  test('is printed whole, whatever part of it is on the screen', async () => {
    const { world, long } = buildPastWorld();
    const { page } = await open(world, { hash: `#/conversations/${long}` });
    await page.evaluate(() => Object.assign(window, { print: () => undefined }));
    await expect(page.locator('[data-seq]').first()).toBeVisible();
    await page.keyboard.press('Control+p');
    await expect(page.locator('.print-sheet__message')).toHaveCount(450);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Conversation with Nora Vance' })).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.print-sheet')).toHaveCount(0);
  });
});

describe('an export', () => {
  test('goes on by itself after the line was cut, and ends with the whole file', async () => {
    const { world } = buildPastWorld();
    const { page } = await open(world, AT_LIST);
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('479 messages in 8 conversations')).toBeVisible();
    world.past.cuts = [9_000, 1, 20_000];
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const download = await downloading;
    await expect(page.getByText('Export finished')).toBeVisible();
    expect(download.suggestedFilename()).toMatch(/^conversations-.*\.csv$/);
    const lines = (await readDownload(download))
      .split('\r\n')
      .filter((line) => line.startsWith('"') || /^[0-9a-f]/.test(line));
    expect(lines).toHaveLength(479);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toHaveCount(0);
  });

  test('tells honestly that there is nothing', async () => {
    const { world } = buildPastWorld();
    const { page } = await open(world, AT_LIST);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByLabel('From').fill('2020-01-01');
    await page.getByRole('dialog').getByLabel('To', { exact: true }).fill('2020-01-02');
    await expect(page.getByText('There is nothing to export')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Export' })).toBeDisabled();
  });
});

async function readDownload(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
