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

describe('by keyboard alone', () => {
  it('from the page to a person and back to the page', async () => {
    const { page, launcher, field, panel, log } = await stage.visit();
    await seeing(launcher).toBeVisible();
    await page.getByLabel('Search the shop').focus();
    await page.keyboard.press('Tab');
    await seeing(launcher).toBeFocused();
    await page.keyboard.press('Enter');
    await seeing(field).toBeFocused();
    await page.keyboard.type('When are you');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('open?');
    await page.keyboard.press('Enter');
    await seeing(log.getByText('When are you\nopen?')).toBeVisible();
    await seeing(field).toBeFocused();

    await page.keyboard.press('Shift+Tab');
    await seeing(page.getByRole('button', { name: 'Request Live Agent' })).toBeFocused();
    await page.keyboard.press('Enter');
    await seeing(page.getByLabel('Your name')).toBeFocused();
    await page.keyboard.press('Escape');
    await seeing(page.getByLabel('Your name')).toHaveCount(0);
    await seeing(field).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    await seeing(field).toBeFocused();

    await page.getByRole('button', { name: 'More options' }).focus();
    await page.keyboard.press('Enter');
    await seeing(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await seeing(page.getByRole('menuitem')).toHaveCount(0);
    await seeing(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await seeing(panel).toBeHidden();
    await seeing(launcher).toBeFocused();
  });

  it('the focus is not lost when the field goes away at the end', async () => {
    const { page, panel, field, open, say } = await stage.visit();
    await open();
    await say('Can I talk to a human?');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    await seeing(field).toBeFocused();
    stage.server.world.end();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
    await seeing(panel).toBeFocused();
    await page.keyboard.press('Escape');
    await seeing(panel).toBeHidden();
  });
});

describe('by ear', () => {
  it('history is not read out, each new message is, once', async () => {
    const { page, log, open, say } = await stage.visit();
    await open();
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    // What a screen reader hears: elements added to the log while it is live.
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const follow = (log: Element) =>
        new MutationObserver((changes) => {
          if (log.getAttribute('aria-live') !== 'polite') return;
          for (const { addedNodes } of changes)
            for (const node of addedNodes) heard.push(node.textContent?.replace(/\s+/g, ' ') ?? '');
        }).observe(log, { childList: true, subtree: true });
      const timer = setInterval(() => {
        const log = document.querySelector('handoff-desk')?.shadowRoot?.querySelector('[role=log]');
        if (!log) return;
        clearInterval(timer);
        follow(log);
      }, 1);
    });
    await page.reload();
    await seeing(log).toHaveAttribute('aria-live', 'polite');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
    const heard = () => page.evaluate(() => Reflect.get(window, 'heard') as string[]);
    expect(await heard()).toEqual([]);
    await say('Do you ship to the moon?');
    await seeing(page.getByText(/^Sent ·|Shall I get/).first()).toBeVisible();
    await seeing(log.getByText(/Shall I get a person/)).toBeVisible();
    const lines = (await heard()).filter((line) => /moon|Shall/.test(line));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('You: Do you ship to the moon?');
    expect(lines[1]).toContain('Acme Bot: I am not sure about that.');
  });
});

describe('on small screens', () => {
  it.each([
    ['a phone', { width: 320, height: 568 }],
    ['400 % zoom', { width: 320, height: 256 }],
  ])('%s: the panel fills it, nothing sticks out, everything can be reached', async (_name, viewport) => {
    const { page, panel, launcher, field, request, open, say } = await stage.visit('/', { viewport });
    await open();
    await say(
      'A very long word: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung https://example.com/a/very/long/address/that/never/ends',
    );
    await seeing(page.getByText(/Shall I get a person/)).toHaveCount(1);
    await panel.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
    await seeing(launcher).toBeHidden();
    const overflow = await panel.evaluate((element) =>
      [element, ...element.querySelectorAll('*')]
        .filter((part) => !part.closest('.unseen') && part.getBoundingClientRect().right > innerWidth + 1)
        .map((part) => part.className),
    );
    expect(overflow).toEqual([]);
    for (const part of [field, request, page.getByRole('button', { name: 'Minimise chat' })]) {
      await part.scrollIntoViewIfNeeded();
      await seeing(part).toBeInViewport({ ratio: 1 });
    }
    await page.getByRole('button', { name: 'Minimise chat' }).click();
    await seeing(launcher).toBeVisible();
    await seeing(launcher).toBeFocused();
  });

  it('stays at the newest message when the screen turns', async () => {
    const { page, log, open } = await stage.visit();
    await open();
    stage.server.world.open();
    for (let line = 1; line <= 40; line += 1) stage.server.world.botSays(`Line ${line} with some words to wrap around`);
    await seeing(log.getByText('Line 40 with')).toBeInViewport();
    await page.setViewportSize({ width: 320, height: 500 });
    await seeing(log.getByText('Line 40 with')).toBeInViewport();
    await seeing(page.getByRole('button', { name: 'Jump to latest' })).toHaveCount(0);
  });
});

it('without motion for those who ask for none', async () => {
  const { page, panel, open } = await stage.visit('/', { reducedMotion: 'reduce' });
  await open();
  expect(await panel.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe('0s');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
