import { type BrowserContext, chromium, type WebSocketRoute } from '@playwright/test';
import { expect } from 'vitest';
import { startCuttableProxy } from '../../support/cuttable-proxy.ts';
import { BROWSER_FLAGS, requireBrowser } from '../../support/find-browser.ts';
import { nextText } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import { waitUntil } from '../harness/wait-until.ts';

const UNSENT = 50;

scenario({ name: 'D4 console quits with 50 unsent', prepare: () => ({ agents: 1 }) }, async (stage) => {
  const proxy = await startCuttableProxy({ port: stage.server.port });
  stage.onEnd(() => proxy.close());
  const [pair] = await stage.openPairs(1, { consoles: proxy.url });
  if (!pair) throw new Error('there is no pair');
  const { console, conversationId } = pair;
  // Of the first ten nobody knows how far they got when the line went.
  for (let number = 0; number < 10; number += 1) console.say(conversationId, nextText(console.name));
  await proxy.cut();
  for (let number = 0; number < UNSENT; number += 1) console.say(conversationId, nextText(console.name));
  expect(console.unsent()).toBeGreaterThanOrEqual(UNSENT);
  console.close();
  await proxy.restore();

  const again = await stage.openConsole(0, { through: proxy.url, screen: `${console.name} again` });
  const began = performance.now();
  await stage.settle([{ ...pair, console: again }]);
  return { unsent: UNSENT, 'sent after ms': performance.now() - began };
});

/** The page's lines to the server, to be cut and let in again; everything else the page loads goes on. */
async function controlSockets(context: BrowserContext) {
  let isCut = false;
  const open = new Set<WebSocketRoute>();
  await context.routeWebSocket(/socket\.io/, (socket) => {
    if (isCut) return void socket.close();
    open.add(socket);
    socket.connectToServer();
  });
  await context.route('**/socket.io/**', (route) => (isCut ? route.abort() : route.continue()));
  return {
    async cut() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
    },
    restore() {
      isCut = false;
    },
  };
}

scenario({ name: 'D4 page reloaded with 50 unsent' }, async (stage) => {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  stage.onEnd(() => browser.close());
  const context = await browser.newContext();
  const sockets = await controlSockets(context);
  const page = await context.newPage();
  await page.goto(`${stage.server.url}/demo?chatbot=${stage.server.cast.chatbotId}`);
  await page.getByRole('button', { name: /^Open chat/ }).click();
  const thread = page.getByRole('log');
  const field = page.getByRole('textbox', { name: 'Message' });
  await thread.waitFor();
  const say = async (text: string): Promise<void> => {
    stage.log.write({ kind: 'sent', who: 'Visitor', text });
    await field.fill(text);
    await field.press('Enter');
  };
  await say(nextText('Visitor'));
  await waitUntil('the first one is stored', async () => (await stage.check()).lost.length === 0);

  await sockets.cut();
  const texts = Array.from({ length: UNSENT }, () => nextText('Visitor'));
  for (const text of texts) await say(text);
  await page.reload();
  await thread.getByText(texts.at(-1) ?? '', { exact: true }).waitFor();
  expect((await stage.check()).lost).toHaveLength(UNSENT);
  sockets.restore();
  // The browser tells the page that the network is back; without it the next attempt comes within 8 s.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const began = performance.now();
  const isStored = async () => (await stage.check()).lost.length === 0;
  await waitUntil('all are stored', isStored, { withinMs: 60_000, everyMs: 200 });
  const ms = performance.now() - began;
  const shown = (await thread.locator('.bubble .text').allInnerTexts()).filter((text) => texts.includes(text));
  expect(shown).toEqual(texts);
  return { unsent: UNSENT, 'sent after ms': ms };
});
