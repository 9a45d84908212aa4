import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findAccessFaults } from '../../../e2e/support/access-faults.ts';
import { buildAvailability, buildChatbot, buildOffline } from './build-chatbot.ts';
import { openTheatre, type Stage, type Theatre, type Visitor } from './stage.ts';

/** Every state of the widget, looked at in light and dark. A new state gets its stop here. */
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

async function lookAt({ page }: Visitor, state: string): Promise<void> {
  expect(await findAccessFaults(page), state).toEqual([]);
}

it('can find a fault', async () => {
  const visitor = await stage.visit();
  await visitor.open();
  await visitor.page.evaluate(() => {
    const root = document.querySelector('handoff-desk')?.shadowRoot;
    root?.querySelector('[aria-label="Send"]')?.removeAttribute('aria-label');
  });
  const faults = await findAccessFaults(visitor.page);
  expect(faults.map((fault) => fault.split(' at ')[0])).toEqual(['light: button-name', 'dark: button-name']);
});

it.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 320, height: 640 }],
])(
  'from closed to ended, %s',
  async (_name, viewport) => {
    const { server } = stage;
    const visitor = await stage.visit('/', { viewport });
    const { page, log, launcher, field, request, open, say } = visitor;
    await seeing(launcher).toBeVisible();
    await lookAt(visitor, 'closed');
    await open();
    await lookAt(visitor, 'greeted');
    await say('Do you ship to the moon? https://example.com/moon');
    await seeing(page.getByRole('button', { name: 'Talk to a person' })).toBeVisible();
    await lookAt(visitor, 'offered a person');
    await field.fill('x'.repeat(7_900));
    await lookAt(visitor, 'few characters left');
    await field.fill('');
    await request.click();
    await page.getByLabel('E-mail').fill('not an address');
    await page.keyboard.press('Enter');
    await seeing(page.getByText('Please check the e-mail address.')).toBeVisible();
    await lookAt(visitor, 'details refused');
    await page.getByLabel('E-mail').fill('');
    await page.keyboard.press('Enter');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    server.setAvailability(buildAvailability({ handoff: false, agentsOnline: false, reason: 'nobody_here' }));
    await seeing(page.getByText(/Nobody is at their desk/)).toBeVisible();
    await lookAt(visitor, 'waiting');
    await page.getByRole('button', { name: 'Add your name or e-mail' }).click();
    await seeing(page.getByLabel('Your name')).toBeFocused();
    await lookAt(visitor, 'adding details while waiting');
    server.world.accept('Ana');
    server.world.agentSays('Hello! What can I do?');
    server.agentTypes(true);
    await seeing(page.getByText('Ana is typing')).toBeAttached();
    await lookAt(visitor, 'with an agent who types');
    await page.getByRole('button', { name: 'More options' }).click();
    await seeing(page.getByRole('menuitem').first()).toBeFocused();
    await lookAt(visitor, 'menu');
    await page.getByRole('menuitem', { name: 'End conversation' }).click();
    await seeing(page.getByText('End this conversation?')).toBeVisible();
    await lookAt(visitor, 'asked whether to end');
    await page.getByRole('button', { name: 'Keep chatting' }).click();
    for (let line = 1; line <= 30; line += 1) server.world.agentSays(`Line ${line}`);
    await seeing(log.getByText('Line 30')).toBeInViewport();
    await log.hover();
    await page.mouse.wheel(0, -600);
    await seeing(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
    await lookAt(visitor, 'scrolled away');
    server.world.complete();
    await seeing(page.getByText('Conversation ended')).toBeVisible();
    await lookAt(visitor, 'ended');
    await page.getByRole('button', { name: 'Send transcript by e-mail' }).click();
    await page.getByRole('button', { name: 'Send transcript by e-mail' }).click();
    await seeing(page.getByText('Please check the e-mail address.')).toBeVisible();
    await lookAt(visitor, 'transcript by mail');
    await page.getByRole('radio', { name: '4 stars' }).check();
    await lookAt(visitor, 'rating');
    await page.getByRole('button', { name: 'Send rating' }).click();
    await seeing(page.getByText('Thank you for your rating.')).toBeVisible();
    await lookAt(visitor, 'rated');
  },
  90_000,
);

it('with unread messages behind the closed panel', async () => {
  const visitor = await stage.visit();
  await visitor.open();
  await visitor.say('Can I talk to a human?');
  await seeing(visitor.page.getByText('We’re finding someone for you')).toBeVisible();
  await visitor.launcher.click();
  stage.server.world.accept('Ana');
  stage.server.world.agentSays('Hello');
  await seeing(visitor.launcher).toHaveAccessibleName(/1 unread/);
  await lookAt(visitor, 'unread');
});

it('on a bad line', async () => {
  const { server } = stage;
  const visitor = await stage.visit('/', { fakeClock: true });
  const { page, open, say } = visitor;
  await open();
  await say('Can I talk to a human?');
  await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
  await server.stop();
  await say('hello?');
  await page.clock.runFor(16_000);
  await seeing(page.getByText(/Reconnecting/)).toBeVisible();
  await seeing(page.getByText('Not sent yet. We keep trying.')).toBeVisible();
  await page.clock.resume();
  await lookAt(visitor, 'not sent yet');
  server.world.end();
  await server.start();
  await seeing(page.getByText('Not sent: that conversation has ended.')).toBeVisible({ timeout: 20_000 });
  await lookAt(visitor, 'not sent for good');
});

it.each([
  ['on a desk', { width: 1_280, height: 800 }],
  ['on a phone', { width: 320, height: 640 }],
])(
  'when no person can be had, %s',
  async (_name, viewport) => {
    const opensAt = new Date(Date.now() + 15 * 3_600_000).toISOString();
    stage.server.availability = buildOffline({ contactForm: true, opensAt, offlineMessage: 'Call us in a hurry.' });
    const visitor = await stage.visit('/', { viewport });
    const { page, open } = visitor;
    await open();
    await seeing(page.getByText('Our team is currently offline')).toBeVisible();
    await lookAt(visitor, 'offline');
    await page.getByRole('button', { name: 'Leave a message' }).click();
    await page.getByRole('button', { name: 'Send message' }).click();
    await seeing(page.getByText('Please check the name.')).toBeVisible();
    await lookAt(visitor, 'contact form');
    await page.getByLabel('Your name').fill('Vera');
    await page.getByLabel('E-mail').fill('vera@example.com');
    await page.getByLabel('Your message').fill('Do you ship to the moon?');
    await page.getByRole('button', { name: 'Send message' }).click();
    await seeing(page.getByText('Thank you, your message is with us.')).toBeVisible();
    await lookAt(visitor, 'contact message sent');
    stage.server.setAvailability(buildAvailability({ closesAt: new Date(Date.now() + 11.5 * 60_000).toISOString() }));
    await seeing(page.getByText('Closes in 12 min')).toBeVisible();
    await lookAt(visitor, 'last call');
  },
  90_000,
);

it('in Arabic, in the owner’s colour, with suggestions', async () => {
  const { world } = stage.server;
  const looks = { colour: '#facc15', side: 'left', quickReplies: ['ما هي ساعات العمل؟'] } as const;
  const chatbot = buildChatbot({ language: 'ar', avatar: 'ع' }, { ...looks, quickReplies: [...looks.quickReplies] });
  world.chatbot = { ...world.chatbot, ...chatbot };
  const visitor = await stage.visit();
  await visitor.launcher.click();
  await seeing(visitor.page.getByRole('button', { name: 'طلب موظف مباشر' })).toBeVisible();
  await lookAt(visitor, 'Arabic');
});

it('with a line to agree to', async () => {
  const { world } = stage.server;
  world.chatbot = {
    ...world.chatbot,
    ...buildChatbot({}, { consentText: 'We keep this. https://acme.example/privacy' }),
  };
  const visitor = await stage.visit();
  await visitor.launcher.click();
  await seeing(visitor.page.getByRole('button', { name: 'Agree and continue' })).toBeVisible();
  await lookAt(visitor, 'consent');
});

it.each([
  ['incompatible', 'The chat has been updated. Please reload this page.'],
  ['not_found', 'This chat is not available at the moment.'],
] as const)('when the server turns it away: %s', async (code, words) => {
  stage.server.faults.refuseWith = code;
  const visitor = await stage.visit();
  await visitor.launcher.click();
  await seeing(visitor.page.getByText(words)).toBeVisible();
  await lookAt(visitor, code);
});

it('when the chat could not be loaded', async () => {
  const visitor = await stage.visit();
  await seeing(visitor.launcher).toBeVisible();
  await stage.server.stop();
  await visitor.launcher.click();
  await seeing(visitor.page.getByText(/The chat could not be loaded/)).toBeVisible();
  await lookAt(visitor, 'not loaded');
});
