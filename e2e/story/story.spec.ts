import { expect } from '@playwright/test';
import { test } from '../desktop/scene.ts';
import { readNewestConversation } from '../support/database.ts';

const UNKNOWN = 'zxqv blorptangle wumpus';
const KNOWN = 'How does this chat work?';

test('a visitor gets a human', async ({ scene }) => {
  const { ana, ben, visitor, backend } = scene;

  await test.step('the bot answers what it knows and admits what it does not', async () => {
    await visitor.say(KNOWN);
    await expect(visitor.page.getByText(/Automated|Bot/).first()).toBeVisible();
    await visitor.say(UNKNOWN);
    await expect(visitor.thread.getByRole('button', { name: 'Talk to a person' })).toBeVisible();
  });

  await test.step('the visitor asks for a person, and both agents see it', async () => {
    await visitor.requestAgent({ name: 'Vera Visitor' });
    await expect(visitor.page.getByText(/finding someone/)).toBeVisible();
    for (const agent of [ana, ben]) await expect(agent.request('Vera Visitor')).toContainText(UNKNOWN);
  });

  const [winner, loser] = await test.step('both press Accept at once: one wins', async () => {
    await Promise.all([ana, ben].map((agent) => agent.aimAtAccept('Vera Visitor')));
    await Promise.all([ana, ben].map((agent) => agent.pressMouse()));
    const [won, lost] = await Promise.race([
      ben.page
        .getByText('Ana took it')
        .waitFor()
        .then(() => [ana, ben] as const),
      ana.page
        .getByText('Ben took it')
        .waitFor()
        .then(() => [ben, ana] as const),
    ]);
    await expect(won.composer).toBeVisible();
    await expect(lost.request('Vera Visitor')).toHaveCount(0);
    await expect(lost.composer).toHaveCount(0);
    await expect(visitor.thread.getByText(new RegExp(`${won.login.name} joined`))).toBeVisible();
    return [won, lost];
  });

  await test.step('the winner reads everything that was said before, with the bot’s part marked', async () => {
    for (const text of [KNOWN, UNKNOWN]) await expect(winner.message(text)).toHaveCount(1);
    await expect(winner.thread.getByText('Bot', { exact: true }).first()).toBeVisible();
  });

  await test.step('they write to each other and see each other typing', async () => {
    await winner.say('Hello Vera, how can I help?');
    await expect(visitor.message('Hello Vera, how can I help?')).toHaveCount(1);
    await visitor.type('My mug');
    await expect(winner.page.getByText(/typing/).first()).toBeVisible();
    await visitor.say('My mug arrived broken');
    await expect(winner.message('My mug arrived broken')).toHaveCount(1);
    await winner.type('Oh no');
    await expect(visitor.page.getByText(/typing/).first()).toBeVisible();
    await winner.say('Oh no, I will send a new one');
    await expect(visitor.message('Oh no, I will send a new one')).toHaveCount(1);
  });

  await test.step('a reload mid-chat loses nothing', async () => {
    await visitor.reload();
    for (const text of [KNOWN, 'My mug arrived broken', 'Oh no, I will send a new one']) {
      await expect(visitor.message(text)).toHaveCount(1);
    }
    await visitor.say('Still here');
    await expect(winner.message('Still here')).toHaveCount(1);
  });

  await test.step('the agent’s network drops and comes back', async () => {
    await winner.network.cut();
    await expect(winner.page.getByText(/Reconnecting/)).toBeVisible();
    await visitor.say('Are you there?');
    await winner.say('One moment, looking it up');
    await winner.network.restore();
    await expect(winner.message('Are you there?')).toHaveCount(1);
    await expect(visitor.message('One moment, looking it up')).toHaveCount(1);
    await expect(winner.page.getByText(/Reconnecting/)).toBeHidden();
  });

  await test.step('Mark as Complete ends it for both', async () => {
    await winner.complete();
    await expect(visitor.page.getByText('Conversation ended').first()).toBeVisible();
    await expect(visitor.page.getByRole('button', { name: 'Start a new conversation' })).toBeVisible();
    await expect(winner.composer).toHaveCount(0);
    await expect(loser.request('Vera Visitor')).toHaveCount(0);
  });

  await test.step('the database has it all, once and in order', async () => {
    const { status, messages } = await readNewestConversation(backend.dataDir);
    expect(status).toBe('closed');
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
    const people = messages.filter((message) => message.author === 'visitor' || message.author === 'agent');
    expect(people.map((message) => `${message.author}: ${message.text}`)).toEqual([
      `visitor: ${KNOWN}`,
      `visitor: ${UNKNOWN}`,
      'agent: Hello Vera, how can I help?',
      'visitor: My mug arrived broken',
      'agent: Oh no, I will send a new one',
      'visitor: Still here',
      'visitor: Are you there?',
      'agent: One moment, looking it up',
    ]);
    const events = messages.filter((message) => message.author === 'system').map((message) => message.text);
    expect(events).toEqual(
      expect.arrayContaining(['[handoff_requested]', '[handoff_accepted]', '[handoff_completed]']),
    );
  });
});
