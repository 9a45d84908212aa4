import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHATBOT } from './contract-server.ts';
import { openTheatre, type Stage, type Theatre, type Visitor } from './stage.ts';

/** Pages whose own scripts have changed what everybody's scripts stand on, before the widget came. */
let theatre: Theatre;
let stage: Stage;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());
afterEach(() => stage.close());

async function chatToTheEnd({ page, log, open, say }: Visitor): Promise<void> {
  await open();
  await say('When are you open?');
  await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
  await say('Can I talk to a human?');
  await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
  stage.server.world.accept('Ana');
  stage.server.world.agentSays('Hello!');
  await seeing(log.getByText('Hello!')).toBeVisible();
  stage.server.cut();
  await say('Still there?');
  await seeing(page.getByText(/^Sent ·/)).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await seeing(log.getByText('Still there?')).toHaveCount(1);
}

describe('prototypes patched by old libraries', () => {
  it.each([
    [
      'Array methods of before 2010, with other ideas',
      `Array.prototype.map = function (each) { var out = []; for (var i = 0; i < this.length; i++) out.push(each.call(null, this[i], i)); return out; };
       Array.prototype.find = function (each) { for (var i = 0; i < this.length; i++) if (each(this[i], i)) return this[i]; };
       Array.prototype.filter = function (each) { var out = []; for (var i = 0; i < this.length; i++) if (each(this[i], i)) out.push(this[i]); return out; };
       Array.from = function (list) { var out = []; for (var i = 0; i < list.length; i++) out.push(list[i]); if (arguments[1]) out = out.map(arguments[1]); return out; };`,
    ],
    [
      'toJSON on everything',
      `Object.defineProperty(Array.prototype, 'toJSON', { value: function () { return JSON.parse(JSON.stringify({ list: 1 })).list ? Array.prototype.slice.call(this) : this; }, configurable: true });
       String.prototype.toJSON = function () { return String(this); };`,
    ],
    [
      'a JSON of its own',
      `var parse = JSON.parse, stringify = JSON.stringify;
       window.JSON = { parse: function (text) { return parse(text); }, stringify: function (value) { return stringify(value); } };`,
    ],
    [
      'a Promise of its own',
      `var Native = window.Promise;
       function Slow(run) { var inner = new Native(run); this.inner = inner; }
       Slow.prototype.then = function (a, b) { var inner = this.inner; return new Slow(function (done, fail) { inner.then(a, b).then(done, fail); }); };
       Slow.prototype['catch'] = function (b) { return this.then(undefined, b); };
       Slow.resolve = function (value) { return new Slow(function (done) { done(value); }); };
       Slow.reject = function (why) { return new Slow(function (_done, fail) { fail(why); }); };
       Slow.all = function (all) { var list = Native.all(all); return new Slow(function (done, fail) { list.then(done, fail); }); };
       window.Promise = Slow;`,
    ],
    [
      'an event library that stops keys',
      `window.addEventListener('keydown', function (e) { e.stopPropagation(); }, false);`,
    ],
  ])('%s', async (_name, script) => {
    stage = await theatre.open({ '/old': { head: `<script>${script}</script>` } });
    await chatToTheEnd(await stage.visit('/old'));
  });
});

describe('the snippet where nobody expects it', () => {
  const snippet = `<script async src="SERVER/widget.js" data-chatbot="${CHATBOT.id}"></script>`;

  it('pasted twice: one widget, one connection', async () => {
    stage = await theatre.open({ '/twice': { head: snippet, embed: snippet + snippet } });
    const visitor = await stage.visit('/twice');
    await visitor.open();
    await visitor.say('When are you open?');
    await seeing(visitor.log.getByText('We are open from 9 to 17.')).toHaveCount(1);
    await seeing(visitor.page.locator('handoff-desk')).toHaveCount(1);
    expect(stage.server.connected).toBe(1);
  });

  it('a single-page app that boots and shuts down on every route leaves nothing behind', async () => {
    stage = await theatre.open();
    const visitor = await stage.visit();
    await visitor.open();
    await visitor.say('Can I talk to a human?');
    await seeing(visitor.page.getByText('We’re finding someone for you')).toBeVisible();
    for (let route = 0; route < 15; route += 1) {
      await visitor.page.evaluate(() => window.HandoffDesk?.('shutdown'));
      await seeing(visitor.page.locator('handoff-desk')).toHaveCount(0);
      await visitor.page.evaluate((chatbot) => window.HandoffDesk?.('boot', { chatbot }), CHATBOT.id);
      await seeing(visitor.page.locator('handoff-desk')).toHaveCount(1);
    }
    await visitor.launcher.click();
    await seeing(visitor.log.getByText('Can I talk to a human?')).toHaveCount(1);
    await expect.poll(() => stage.server.connected).toBe(1);
    expect(stage.server.world.conversations).toHaveLength(1);
  });
});

it('back and forward: the page comes back with the chat, and what was said meanwhile', async () => {
  stage = await theatre.open();
  const visitor = await stage.visit();
  const { page, log } = visitor;
  await visitor.open();
  await visitor.say('Can I talk to a human?');
  await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
  stage.server.world.accept('Ana');
  await page.goto('about:blank');
  await expect.poll(() => stage.server.connected).toBe(0);
  stage.server.world.agentSays('Said meanwhile');
  await page.goBack();
  await seeing(log.getByText('Said meanwhile')).toHaveCount(1);
  await visitor.say('Back again');
  await seeing(page.getByText(/^Sent ·/)).toBeVisible();
  expect(stage.server.connected).toBe(1);
});

it('a page that goes offline says so within 20 seconds, and comes back by itself', async () => {
  stage = await theatre.open();
  const visitor = await stage.visit();
  const { page, log } = visitor;
  await visitor.open();
  await visitor.say('Can I talk to a human?');
  await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
  stage.server.world.accept('Ana');
  await page.context().setOffline(true);
  await stage.server.stop();
  await visitor.say('one');
  await visitor.say('two');
  await seeing(page.getByText(/Reconnecting…/)).toBeVisible({ timeout: 20_000 });
  await seeing(page.getByText('Sending…')).toHaveCount(2);
  await seeing(page.getByText('Not sent yet. We keep trying.').first()).toBeVisible({ timeout: 20_000 });
  await seeing(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
  await stage.server.start();
  await page.context().setOffline(false);
  await seeing(page.getByText(/^Sent ·/)).toBeVisible({ timeout: 20_000 });
  await seeing(log.getByText('two', { exact: true })).toHaveCount(1);
}, 60_000);
