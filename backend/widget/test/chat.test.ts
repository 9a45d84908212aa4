import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAvailability, buildOffline } from './build-chatbot.ts';
import { CHATBOT } from './contract-server.ts';
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

describe('the whole path', () => {
  it('from the bot to a person and to the end', async () => {
    const { server } = stage;
    const { page, log, request, open, say } = await stage.visit();
    await open();
    await seeing(page.getByText('Automated', { exact: true }).first()).toBeVisible();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();

    await request.click();
    await seeing(request).toHaveCount(1);
    await page.getByLabel('Your name').fill('Vera');
    await page.getByLabel('E-mail').fill('not an address');
    await page.keyboard.press('Enter');
    await seeing(page.getByText('Please check the e-mail address.')).toBeVisible();
    await page.getByLabel('E-mail').fill('vera@example.com');
    await page.keyboard.press('Enter');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    await seeing(page.getByText('2 people ahead of you')).toBeVisible();
    expect(server.world.newest?.view.visitor).toEqual({ name: 'Vera', email: 'vera@example.com' });
    server.world.change('pending', { queuePosition: 1 });
    await seeing(page.getByText('You’re next')).toBeVisible();
    server.setAvailability(buildAvailability({ handoff: false, agentsOnline: false, reason: 'nobody_here' }));
    await seeing(page.getByText(/Nobody is at their desk right now/)).toBeVisible();

    server.world.accept('Ana');
    await seeing(log.getByText('Ana joined the conversation')).toBeVisible();
    server.agentTypes(true);
    await seeing(page.getByText('Ana is typing')).toBeVisible();
    server.world.agentSays('Hello Vera!');
    await seeing(log.getByText('Hello Vera!')).toBeVisible();
    await seeing(page.getByText('Ana is typing')).toBeHidden();
    await say('Hi Ana');
    await seeing(page.getByText(/^Sent ·/)).toBeVisible();

    server.world.complete();
    await seeing(page.getByText('Conversation ended')).toHaveCount(1);
    await page.getByRole('button', { name: 'Start a new conversation' }).click();
    await seeing(log.getByText('Hello Vera!')).toHaveCount(0);
    await say('One more thing');
    await seeing(log.getByText('One more thing')).toBeVisible();
    await expect.poll(() => server.world.conversations.length).toBe(2);
  });

  it('asking in words, and taking it back', async () => {
    const { page, open, say, request } = await stage.visit();
    await open();
    await say('Can I talk to a human?');
    await page.getByRole('button', { name: 'Cancel request' }).click();
    await seeing(request).toBeVisible();
    await seeing(page.getByText('Request cancelled')).toBeVisible();
  });

  it('the bot’s offer opens the same sheet; the visitor may end it themselves', async () => {
    const { page, open, say, request } = await stage.visit();
    await open();
    await say('Do you ship to the moon?');
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await request.click();
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'End conversation' }).click();
    await page.getByRole('button', { name: 'End conversation' }).click();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
  });

  it('says so when no person can be had', async () => {
    stage.server.availability = buildOffline();
    const { page, open, say, request } = await stage.visit();
    await open();
    await seeing(page.getByText('Our team is currently offline')).toBeVisible();
    await say('Do you ship to the moon?');
    await seeing(page.getByText(/Shall I get a person/)).toBeVisible();
    await seeing(page.getByRole('button', { name: 'Talk to a person' })).toHaveCount(0);
    await seeing(request).toHaveCount(0);
  });

  it('what people write is text, and links are safe', async () => {
    const { page, log, open, say } = await stage.visit();
    await open();
    await say('<img src=x onerror="document.title=1"> javascript:alert(1) https://example.com/a');
    await seeing(log.getByText('<img src=x', { exact: false })).toBeVisible();
    stage.server.world.agentSays('<b>bold</b>');
    await seeing(log.getByText('<b>bold</b>')).toBeVisible();
    expect(await log.locator('img, b').count()).toBe(0);
    const link = log.getByRole('link');
    await seeing(link).toHaveCount(1);
    await seeing(link).toHaveAttribute('href', 'https://example.com/a');
    await seeing(link).toHaveAttribute('rel', /noopener.*nofollow/);
    expect(await page.title()).toBe('Acme Outdoor');
  });
});

describe('the visitor comes and goes', () => {
  it('stores nothing and connects to nothing before the panel is opened', async () => {
    const { page, launcher } = await stage.visit();
    await launcher.hover();
    await page.waitForLoadState('networkidle');
    const stored = () => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    expect(await stored()).toEqual([0, 0, '']);
    expect(stage.server.handshakes).toBe(0);
  });

  it('a reload and another page keep conversation, draft and open panel', async () => {
    const { page, log, field, open, say } = await stage.visit();
    await open();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    await field.fill('half a thought');
    await page.reload();
    await seeing(log.getByText('When are you open?')).toHaveCount(1);
    await seeing(field).toHaveValue('half a thought');
    await page.goto(stage.site.url('/other'));
    await seeing(log.getByText('We are open from 9 to 17.')).toHaveCount(1);
    expect(stage.server.world.conversations).toHaveLength(1);
  });

  it('counts what came in behind the closed panel, also after a reload, until it is read', async () => {
    const { page, log, launcher, open, say } = await stage.visit();
    await open();
    await say('Can I talk to a human?');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    await page.getByRole('button', { name: 'Minimise chat' }).click();
    stage.server.world.accept('Ana');
    stage.server.world.agentSays('One');
    stage.server.world.agentSays('Two');
    await seeing(launcher).toHaveAccessibleName('Open chat, 2 unread messages');
    await page.reload();
    await seeing(launcher).toHaveAccessibleName('Open chat, 2 unread messages');
    await launcher.click();
    await seeing(log.getByText('Two')).toBeVisible();
    await launcher.click();
    await seeing(launcher).toHaveAccessibleName('Open chat');
  });

  it('what has just ended survives a reload, and is not shown on the next visit', async () => {
    const { page, log, open, say } = await stage.visit();
    await open();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    stage.server.world.end();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
    await page.reload();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
    const nextVisit = await page.context().newPage();
    await nextVisit.goto(stage.site.url('/'));
    await nextVisit.getByRole('button', { name: 'Open chat' }).click();
    await seeing(nextVisit.getByRole('textbox', { name: 'Message' })).toBeVisible();
    await seeing(nextVisit.getByText(CHATBOT.greeting)).toHaveCount(1);
    await seeing(nextVisit.getByText('Conversation ended')).toHaveCount(0);
  });

  it('two tabs show the same, once', async () => {
    const { page, log, open, say } = await stage.visit();
    await open();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(stage.site.url('/'));
    await other.getByRole('button', { name: 'Open chat' }).click();
    await seeing(other.getByText('When are you open?')).toHaveCount(1);
    await other.getByRole('textbox', { name: 'Message' }).fill('From the other tab');
    await other.keyboard.press('Enter');
    await seeing(log.getByText('From the other tab')).toHaveCount(1);
    await seeing(other.getByRole('log').getByText('From the other tab')).toHaveCount(1);
  });

  it('loads older messages on the way up, without a jump', async () => {
    const { server } = stage;
    server.world.open();
    for (let line = 1; line <= 180; line += 1) server.world.botSays(`Line ${line}`);
    const { page, log, launcher } = await stage.visit();
    await page.evaluate(
      ([key, token]) => localStorage.setItem(key ?? '', JSON.stringify({ visitorToken: token, inProgress: true })),
      [`handoff-desk:${CHATBOT.id}`, server.world.token],
    );
    await page.reload();
    await launcher.click();
    await seeing(log.getByText('Line 180', { exact: true })).toBeInViewport();
    await seeing(log.getByText('Line 100', { exact: true })).toHaveCount(0);
    await log.hover();
    while ((await log.getByText('Line 100', { exact: true }).count()) === 0) {
      await page.mouse.wheel(0, -400);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    // Had the page jumped to the top with what came in, the oldest line would be in view.
    await seeing(log.getByText('Line 83', { exact: true })).not.toBeInViewport();
    const texts = await log.locator('.bubble .text').allInnerTexts();
    const numbers = texts.map((text) => Number(text.replace('Line ', '')));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    await page.getByRole('button', { name: 'Jump to latest' }).click();
    await seeing(log.getByText('Line 180', { exact: true })).toBeInViewport();
  });
});

describe('a reply in the making', () => {
  it('is thought about, written before the visitor’s eyes, and replaced by what was stored', async () => {
    const { server } = stage;
    const { page, log, open, say, bubbles } = await stage.visit();
    await open();
    await say('Please wait');
    await seeing(page.getByText(/^Sent ·/)).toBeVisible();
    server.botWrites('');
    await seeing(page.getByText('Acme Bot is typing')).toBeAttached();
    server.botWrites('We are open');
    const inTheMaking = page.locator('.scroller .bubble .text', { hasText: 'We are open' });
    await seeing(inTheMaking).toBeVisible();
    await seeing(page.getByText('Acme Bot is typing')).toHaveCount(0);
    // Only the finished message is read out.
    expect(await bubbles()).toEqual([CHATBOT.greeting, 'Please wait']);
    server.botWrites('We are open from 9');
    server.world.botSays('We are open from 9 to 17.');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    await seeing(inTheMaking).toHaveCount(1);
  });

  it('is gone when a person is asked for', async () => {
    const { server } = stage;
    const { page, request, open, say } = await stage.visit();
    await open();
    await say('Please wait');
    await seeing(page.getByText(/^Sent ·/)).toBeVisible();
    server.botWrites('We are open');
    await seeing(page.getByText('We are open')).toBeVisible();
    await request.click();
    await page.getByLabel('Your name').press('Enter');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    server.botWrites('We are open from 9');
    await say('Hello?');
    await seeing(page.getByText(/^Sent ·/)).toBeVisible();
    await seeing(page.getByText(/We are open/)).toHaveCount(0);
  });
});
