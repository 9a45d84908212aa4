import { expect } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, test, vi } from 'vitest';
import type { AgentWindow } from './agent-window.ts';
import { openAgentWindow } from './agent-window.ts';
import { type BuiltConsole, prepareConsole } from './open-console.ts';
import { addHostileTexts, buildBusyWorld, buildLargeWorld } from './scenes.ts';
import { World } from './world.ts';

/** The console as it is built, in a real browser, against a server that keeps the contract. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let built: BuiltConsole;
beforeAll(async () => {
  built = await prepareConsole();
});
afterAll(() => built.close());

const opened: AgentWindow[] = [];
/** Every test ends with a look at what the page complained about: errors, and breaches of the content security policy. */
afterEach(async () => {
  for (const agent of opened.splice(0)) {
    expect(agent.complaints).toEqual([]);
    await agent.close();
  }
});
async function open(...args: Parameters<typeof openAgentWindow> extends [unknown, ...infer Rest] ? Rest : never) {
  const agent = await openAgentWindow(built, ...args);
  opened.push(agent);
  return agent;
}

/** One visitor in the queue, whom the bot could not help. */
function buildQueue(): { world: World; conversationId: string; handoffId: string } {
  const world = new World();
  const conversationId = world.begin({ name: 'Mia Chen', email: 'mia@mail.example' });
  world.say(conversationId, 'visitor', 'My mug is cracked', 50_000);
  world.say(conversationId, 'bot', 'I did not find anything about that.', 49_000);
  return { world, conversationId, handoffId: world.request(conversationId, 40_000) };
}

/** The same visitor, already mine. */
function buildChat(): { world: World; conversationId: string } {
  const { world, conversationId, handoffId } = buildQueue();
  world.accept(handoffId);
  return { world, conversationId };
}

describe('signing in', () => {
  test('what is missing or refused is said beside the field, then it works', async () => {
    const { page, server } = await open(new World(), {}, (mode) => {
      mode.signedIn = false;
      mode.refuseSignIn = 'unauthorized';
    });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Enter your e-mail address')).toBeVisible();
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('wrong horse battery');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('do not belong together');
    server.mode.refuseSignIn = null;
    await page.keyboard.press('Enter');
    await expect(page.getByText('No one is waiting')).toBeVisible();
  });

  test('the owner link opens the owner form, and the token leaves the address bar', async () => {
    const token = 'owner-token-'.repeat(4);
    const { page } = await open(new World(), { hash: `#/owner/${token}` }, (mode) => {
      mode.signedIn = false;
      mode.hasOwner = false;
    });
    await page.getByLabel('Your name').fill('Olga Owner');
    expect(page.url()).not.toContain(token);
    await page.getByLabel('E-mail').fill('olga@shop.example');
    await page.getByLabel('Password').fill('too short');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Use 12 to 128 characters')).toBeVisible();
    await page.getByLabel('Password').fill('long enough for an owner');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Live Chats' })).toBeVisible();
  });

  test('a token that runs out is renewed without anybody noticing', async () => {
    const { world, conversationId } = buildChat();
    const { page, server, openChat } = await open(world);
    await openChat('Mia Chen');
    server.expireTokens();
    world.say(conversationId, 'visitor', 'Said while the token was renewed');
    await expect(page.getByRole('log').getByText('Said while the token was renewed')).toBeVisible();
  });

  test('signing out leads back to sign-in', async () => {
    const { page } = await open(new World());
    await page.getByRole('button', { name: /^Status/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

describe('pending requests', () => {
  test('accepting leads into the chat with its whole history, ready to write', async () => {
    const { world } = buildQueue();
    const { page, composer } = await open(world);
    await expect(page).toHaveTitle('(1) Live Chats – Handoff Desk');
    await expect(page.getByRole('listitem')).toContainText('My mug is cracked');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toHaveAttribute('aria-selected', 'true');
    await expect(composer).toBeFocused();
    const thread = page.getByRole('log');
    await expect(thread.getByText('I did not find anything about that.')).toBeVisible();
    await expect(thread.getByText('Bot', { exact: true })).toBeVisible();
    await expect(thread.getByText('You joined the chat')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Visitor' })).toContainText('mia@mail.example');
    await expect(page).toHaveTitle('Live Chats – Handoff Desk');
  });

  test('who loses the race reads who won and by how much, then the row goes', async () => {
    const { world } = buildQueue();
    const { page } = await open(world);
    world.rival = { name: 'Ben', afterMs: 312 };
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByText('Ben took it')).toBeVisible();
    await expect(page.getByText('0.3 s before you')).toBeVisible();
    await expect(page.getByText('No one is waiting')).toBeVisible();
  });

  test('requests come, change and go while one looks', async () => {
    const { world, conversationId, handoffId } = buildQueue();
    const { page } = await open(world);
    const rows = page.getByRole('listitem');
    await expect(rows).toHaveCount(1);
    const second = world.begin();
    world.request(second);
    await expect(rows.last()).toContainText('Anonymous');
    world.say(conversationId, 'visitor', 'Hello? Still there?');
    await expect(rows.first()).toContainText('Hello? Still there?');
    world.leave(handoffId);
    await expect(rows.first()).toContainText('No longer waiting');
    await expect(rows).toHaveCount(1);
  });

  test('reading before accepting shows the conversation, and what is added to it', async () => {
    const { world, conversationId } = buildQueue();
    const { page, composer } = await open(world);
    await page.getByRole('button', { name: /Mia Chen/ }).click();
    await expect(page.getByRole('log').getByText('My mug is cracked')).toBeVisible();
    await expect(composer).toHaveCount(0);
    world.say(conversationId, 'visitor', 'One more detail');
    await expect(page.getByRole('log').getByText('One more detail')).toBeVisible();
  });
});

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
    const typing = server.calls.filter((call) => call.name === 'typing:set').map((call) => call.request);
    expect(typing).toEqual([
      { conversationId, typing: true },
      { conversationId, typing: false },
    ]);
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
    await expect(page.getByText('Not sent. The conversation has ended.')).toBeVisible();
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

describe('getting around', () => {
  test('a link leads to its chat or, before anybody has it, to the request', async () => {
    const busy = buildBusyWorld();
    const { page, composer } = await open(busy.world, { hash: `#/chats/${busy.quiet}` });
    await expect(composer).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Anonymous' })).toBeVisible();
    const waiting = busy.world.queue.get(busy.requests[0] ?? '')?.conversationId;
    await page.evaluate((id) => location.assign(`#/chats/${id}`), waiting);
    await expect(page.getByText('You are only reading')).toBeVisible();
    await page.evaluate(() => location.assign('#/chats/00000000-0000-7000-8000-000000000000'));
    await expect(page.getByText('not yours to open')).toBeVisible();
  });

  test('single keys move through the list, unless they are switched off', async () => {
    const { page, composer } = await open(buildBusyWorld().world);
    await expect(page.getByRole('listitem')).toHaveCount(4);
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: 'Priya Raman' })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { name: 'Priya Raman' })).toBeVisible();
    await page.keyboard.press('?');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Active Chats' }).click();
    await page.keyboard.press('j');
    await expect(composer).toBeFocused();
    await page.keyboard.type('jk?r');
    await expect(composer).toHaveValue('jk?r');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Single-key shortcuts').click();
    await page.getByRole('button', { name: 'Live Chats' }).click();
    await page.getByRole('tab', { name: 'Pending Requests' }).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('on a phone the list and the chat take turns', async () => {
    const { page, openChat, composer } = await open(buildChat().world, { width: 360, height: 640 });
    await openChat('Mia Chen');
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toBeHidden();
    await page.getByRole('button', { name: 'Visitor details' }).click();
    await expect(page.getByText('mia@mail.example')).toBeVisible();
    await page.getByRole('button', { name: 'Close visitor details' }).click();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(composer).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Active Chats' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

describe('a long history', () => {
  test('older messages come on top without a jump, and the place is kept per chat', async () => {
    const world = buildLargeWorld(2, 300);
    const { page, openChat } = await open(world);
    await openChat('Visitor 1');
    const thread = page.getByRole('log');
    await expect(thread.getByText('Line 300 of chat 1')).toBeInViewport();
    await thread.evaluate((box) => box.scrollTo({ top: 200 }));
    const shown = thread.getByText(/^Line \d+ of chat 1$/);
    const before = await topmost(page);
    await expect.poll(() => shown.count()).toBeGreaterThan(60);
    expect(Math.abs((await offsetOf(page, before.text)) - before.top)).toBeLessThanOrEqual(2);
    world.say(world.mine()[0] ?? '', 'visitor', 'Something new below');
    await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible();
    await openChat('Visitor 2');
    await expect(thread.getByText('Line 300 of chat 2')).toBeInViewport();
    await openChat('Visitor 1');
    expect(Math.abs((await offsetOf(page, before.text)) - before.top)).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: 'To the latest message' }).click();
    await expect(thread.getByText('Something new below')).toBeInViewport();
  });

  test('two hundred chats are on the screen within a second of signing in', async () => {
    const { page } = await open(buildLargeWorld(200, 50), {}, (mode) => {
      mode.signedIn = false;
    });
    await page.getByLabel('E-mail').fill('ana@shop.example');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.evaluate(() => {
      document.addEventListener('submit', () => performance.mark('sign-in'), { capture: true });
      new MutationObserver((_records, observer) => {
        if (!document.querySelector('[role="tab"]') || document.querySelector('.skeleton')) return;
        observer.disconnect();
        requestAnimationFrame(() => performance.measure('paint', 'sign-in'));
      }).observe(document.body, { subtree: true, childList: true });
    });
    await page.keyboard.press('Enter');
    const paint = await page.waitForFunction(() => performance.getEntriesByName('paint')[0]?.duration);
    expect(await paint.jsonValue()).toBeLessThan(1_000);
  });
});

type Page = AgentWindow['page'];

/** The first message that is wholly in view, and where. */
function topmost(page: Page): Promise<{ text: string; top: number }> {
  return page.getByRole('log').evaluate((box) => {
    const edge = box.getBoundingClientRect().top;
    const bubble = [...box.querySelectorAll('.message__bubble')].find((one) => one.getBoundingClientRect().top >= edge);
    return { text: bubble?.textContent ?? '', top: bubble?.getBoundingClientRect().top ?? 0 };
  });
}

function offsetOf(page: Page, text: string): Promise<number> {
  return page
    .getByRole('log')
    .getByText(text, { exact: true })
    .evaluate((bubble) => bubble.closest('.message__bubble')?.getBoundingClientRect().top ?? 0);
}
