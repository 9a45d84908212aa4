import { expect as seeing } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAvailability, buildOffline } from './build-chatbot.ts';
import { openTheatre, type Stage, type Theatre, type Visitor } from './stage.ts';

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

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const formOf = ({ page }: Visitor) => ({
  open: page.getByRole('button', { name: 'Leave a message' }),
  name: page.getByLabel('Your name'),
  email: page.getByLabel('E-mail'),
  text: page.getByLabel('Your message'),
  send: page.getByRole('button', { name: 'Send message' }),
});

describe('while the team is offline', () => {
  it('there is no button, the team’s return is told in the visitor’s own time, and the bot answers', async () => {
    // Nine in New York, told at 3 PM in Berlin.
    stage.server.availability = buildOffline({
      opensAt: '2026-11-24T14:00:00.000Z',
      offlineMessage: 'Call us in a hurry.',
    });
    const visitor = await stage.visit('/', {
      timezoneId: 'Europe/Berlin',
      locale: 'en-US',
      fixedTime: '2026-11-24T00:00:00Z',
    });
    const { page, log, request, open, say } = visitor;
    await open();
    await seeing(page.getByText('Our team is currently offline')).toBeVisible();
    await seeing(page.getByText('We’re back at 3:00 PM')).toBeVisible();
    await seeing(page.getByText('Call us in a hurry.')).toBeVisible();
    await seeing(request).toHaveCount(0);
    await seeing(formOf(visitor).open).toHaveCount(0);
    await say('When are you open?');
    await seeing(log.getByText('We are open from 9 to 17.')).toBeVisible();
  });

  it.each([
    ['2026-11-24T14:00:00.000Z', 'We’re back on Tuesday'],
    ['2026-12-24T14:00:00.000Z', 'We’re back on Thursday, December 24'],
  ])('back %s: %s', async (opensAt, words) => {
    stage.server.availability = buildOffline({ opensAt });
    const options = { timezoneId: 'UTC', locale: 'en-US', fixedTime: '2026-11-23T20:00:00Z' };
    const { page, open } = await stage.visit('/', options);
    await open();
    await seeing(page.getByText(words)).toBeVisible();
  });

  it('open, but nobody there: the same, in honest words', async () => {
    stage.server.availability = buildOffline({ reason: 'nobody_here', contactForm: true });
    const visitor = await stage.visit();
    await visitor.open();
    await seeing(visitor.page.getByText('Our team is currently offline')).toBeVisible();
    await seeing(visitor.page.getByText('Nobody is at their desk right now.')).toBeVisible();
    await seeing(formOf(visitor).open).toBeVisible();
  });

  it('without a live team nothing is said of one', async () => {
    stage.server.availability = buildOffline({ reason: 'no_team' });
    const { page, request, open } = await stage.visit();
    await open();
    await seeing(page.getByText('Our team is currently offline')).toHaveCount(0);
    await seeing(request).toHaveCount(0);
  });
});

describe('a message for later', () => {
  beforeEach(() => {
    stage.server.availability = buildOffline({ contactForm: true });
  });

  it('is refused field by field, survives a reload half-written, and is sent once', async () => {
    const { contactMessages } = stage.server;
    const visitor = await stage.visit();
    const { page, open } = visitor;
    const form = formOf(visitor);
    await open();
    await form.open.click();
    await seeing(form.name).toBeFocused();
    await form.send.click();
    await seeing(page.getByText('Please check the name.')).toBeVisible();
    await form.name.fill('Vera');
    await form.email.fill('vera');
    await form.send.click();
    await seeing(page.getByText('Please check the e-mail address.')).toBeVisible();
    await form.email.fill('vera@example.com');
    await form.send.click();
    await seeing(page.getByText('Please write a message.')).toBeVisible();
    await seeing(form.text).toBeFocused();
    await form.text.fill('Do you ship to the moon?');

    await page.reload();
    await form.open.click();
    await seeing(form.text).toHaveValue('Do you ship to the moon?');
    await seeing(form.email).toHaveValue('vera@example.com');
    await stage.server.stop();
    await form.send.click();
    await stage.server.start();
    await seeing(page.getByText('Thank you, your message is with us.')).toBeVisible({ timeout: 20_000 });
    expect([...contactMessages.values()]).toEqual([
      { name: 'Vera', email: 'vera@example.com', text: 'Do you ship to the moon?' },
    ]);

    await page.reload();
    await seeing(page.getByText('Thank you, your message is with us.')).toBeVisible();
    await page.getByRole('button', { name: 'Write another message' }).click();
    await seeing(form.text).toHaveValue('');
  });
});

describe('at the boundary', () => {
  it('3 PM: the button; 7 PM: the offline message, without a reload', async () => {
    const { page, request, open } = await stage.visit();
    await open();
    await seeing(request).toBeVisible();
    stage.server.setAvailability(buildOffline());
    await seeing(page.getByText('Our team is currently offline')).toBeVisible();
    await seeing(request).toHaveCount(0);
    stage.server.setAvailability(buildAvailability());
    await seeing(request).toBeVisible();
  });

  it('says that it closes soon, by the server’s clock', async () => {
    stage.server.availability = buildAvailability({ closesAt: inMinutes(11.5) });
    const { page, open } = await stage.visit();
    await open();
    await seeing(page.getByText('Closes in 12 min')).toBeVisible();
    stage.server.setAvailability(buildAvailability({ closesAt: inMinutes(40) }));
    await seeing(page.getByText(/Closes in/)).toHaveCount(0);
  });

  it('an open request sheet closes with the team', async () => {
    const { page, request, open } = await stage.visit();
    await open();
    await request.click();
    await seeing(page.getByLabel('Your name')).toBeVisible();
    stage.server.setAvailability(buildOffline());
    await seeing(page.getByText('Our team is currently offline')).toBeVisible();
    await seeing(page.getByLabel('Your name')).toHaveCount(0);
  });

  it('who waits is told, keeps the thread, and can leave a message', async () => {
    const { server } = stage;
    const visitor = await stage.visit();
    const { page, log, open, say } = visitor;
    await open();
    await say('Can I talk to a human?');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    server.setAvailability(buildOffline({ contactForm: true }));
    server.world.add('system', null, { kind: 'event', event: { type: 'handoff_expired' } });
    server.world.change('bot');
    await seeing(log.getByText('Nobody could take your request in time')).toBeVisible();
    await seeing(log.getByText('Can I talk to a human?')).toBeVisible();
    await seeing(formOf(visitor).open).toBeVisible();
  });

  it('a chat with a person goes on', async () => {
    const { server } = stage;
    const { page, log, open, say } = await stage.visit();
    await open();
    await say('Can I talk to a human?');
    await seeing(page.getByText('We’re finding someone for you')).toBeVisible();
    server.world.accept('Ana');
    server.setAvailability(buildOffline());
    server.world.agentSays('Still here');
    await seeing(log.getByText('Still here')).toBeVisible();
    await say('Good');
    await seeing(page.getByText(/^Sent ·/)).toBeVisible();
    await seeing(page.getByText('Our team is currently offline')).toHaveCount(0);
  });
});
