import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTheatre, type Stage, type Theatre } from './stage.ts';

let theatre: Theatre;
let stage: Stage;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());
beforeEach(async () => {
  stage = await theatre.open();
});
afterEach(() => stage.close());

const storedTexts = (server: Stage['server']) =>
  (server.world.newest?.messages ?? []).flatMap(({ author, content }) =>
    author.kind === 'visitor' && content.kind === 'text' ? [content.text] : [],
  );

/** An open conversation with an agent, so that no bot answers in between. */
async function openActiveChat() {
  const visitor = await stage.visit();
  await visitor.open();
  await visitor.say('Can I talk to a human?');
  await seeing(visitor.page.getByText('We’re finding someone for you')).toBeVisible();
  stage.server.world.accept('Ana');
  await seeing(visitor.log.getByText('Ana joined the conversation')).toBeVisible();
  return visitor;
}

describe('delivery', () => {
  it('what is written while the server is down arrives once and in order, and so does what the agent wrote', async () => {
    const { server } = stage;
    const { page, log, say, bubbles } = await openActiveChat();
    await server.stop();
    for (const text of ['one', 'two', 'three']) await say(text);
    await seeing(page.getByText('Sending…').first()).toBeVisible();
    await seeing(page.getByText(/Reconnecting…/)).toBeVisible();
    server.world.agentSays('Meanwhile');
    await server.start();
    await seeing(page.getByText(/^Sent ·/)).toBeVisible({ timeout: 20_000 });
    expect(storedTexts(server).slice(1)).toEqual(['one', 'two', 'three']);
    await seeing(log.getByText('Meanwhile')).toHaveCount(1);
    expect((await bubbles()).slice(-4)).toEqual(['Meanwhile', 'one', 'two', 'three']);
    await seeing(page.getByText(/Reconnecting…/)).toHaveCount(0);
  });

  it('an acknowledgement that is lost does not make a second message', async () => {
    const { server } = stage;
    const { page, log, say } = await openActiveChat();
    server.faults.loseAcks = 1;
    await say('only once');
    await seeing(page.getByText(/^Sent ·/)).toBeVisible({ timeout: 20_000 });
    await seeing(log.getByText('only once')).toHaveCount(1);
    expect(storedTexts(server).filter((text) => text === 'only once')).toHaveLength(1);
    expect(server.faults.loseAcks).toBe(0);
  });

  it('50 unsent messages survive a reload', async () => {
    const { server } = stage;
    const { page, log, say } = await openActiveChat();
    await server.stop();
    const words = Array.from({ length: 50 }, (_, index) => `unsent ${index}`);
    for (const word of words) await say(word);
    // The widget itself comes from the server that is down.
    await server.start();
    await page.reload();
    await seeing(log.getByText('unsent 49', { exact: true })).toHaveCount(1);
    await expect.poll(() => storedTexts(server).length, { timeout: 10_000 }).toBe(51);
    expect(storedTexts(server).slice(1)).toEqual(words);
    await seeing(page.getByText(/^Sent ·/)).toBeVisible();
    await seeing(log.getByText(/^unsent/)).toHaveCount(50);
  }, 60_000);

  it('a message to a conversation that has ended says so, and can be sent in a new one', async () => {
    const { server } = stage;
    const { page, say } = await openActiveChat();
    await server.stop();
    await say('too late');
    server.world.complete();
    await server.start();
    await seeing(page.getByText('Not sent: that conversation has ended.')).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => storedTexts(server)).toEqual(['too late']);
    expect(server.world.conversations).toHaveLength(2);
  });

  it('a page that was cut off 30 times shows every message once, in order', async () => {
    const { server } = stage;
    const { log, bubbles } = await openActiveChat();
    for (let round = 0; round < 30; round += 1) {
      server.world.agentSays(`a${round}`);
      server.cut();
      server.world.agentSays(`b${round}`);
      await expect.poll(() => server.connected, { timeout: 10_000 }).toBe(1);
    }
    await seeing(log.getByText('b29', { exact: true })).toBeVisible();
    const expected = Array.from({ length: 30 }, (_, round) => [`a${round}`, `b${round}`]).flat();
    expect((await bubbles()).slice(-60)).toEqual(expected);
  }, 60_000);

  it('asking for a person while offline is done on return', async () => {
    const { server } = stage;
    const { page, open, say, request, log } = await stage.visit();
    await open();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    await server.stop();
    await request.click();
    await request.click();
    await seeing(page.getByText(/We’ll ask as soon as you’re back/)).toBeVisible();
    await server.start();
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible({ timeout: 20_000 });
  });
});

describe('what the visitor is told', () => {
  it('nothing at first, then "Sending…", then "Not sent yet"', async () => {
    const { page, log, open, say } = await stage.visit('/', { fakeClock: true });
    await open();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    await stage.server.stop();
    await say('hello?');
    await seeing(log.getByText('hello?')).toBeVisible();
    await seeing(page.getByText('Sending…')).toHaveCount(0);
    await page.clock.runFor(1_600);
    await seeing(page.getByText('Sending…')).toBeVisible();
    await page.clock.runFor(15_000);
    await seeing(page.getByText('Not sent yet. We keep trying.')).toBeVisible();
  });

  it('a widget that is too old asks for a reload and stops trying', async () => {
    const { server } = stage;
    server.faults.refuseWith = 'incompatible';
    const { page, launcher } = await stage.visit();
    await launcher.click();
    await seeing(page.getByText('The chat has been updated. Please reload this page.')).toBeVisible();
    server.faults.refuseWith = null;
    await page.getByRole('button', { name: 'Reload this page' }).click();
    await seeing(page.getByRole('log').getByText('Hi! Ask me anything')).toBeVisible();
    expect(server.handshakes).toBe(2);
  });

  it('an unknown chatbot says so', async () => {
    stage.server.faults.refuseWith = 'not_found';
    const { page, launcher } = await stage.visit();
    await launcher.click();
    await seeing(page.getByText('This chat is not available at the moment.')).toBeVisible();
  });

  it('a server that is gone before the first opening: the launcher says so and can be tried again', async () => {
    const { server } = stage;
    const { page, launcher, open } = await stage.visit();
    await seeing(launcher).toBeVisible();
    await server.stop();
    await launcher.click();
    await seeing(page.getByText(/The chat could not be loaded/)).toBeVisible();
    await server.start();
    await open();
    await seeing(page.getByText(/The chat could not be loaded/)).toHaveCount(0);
  });
});
