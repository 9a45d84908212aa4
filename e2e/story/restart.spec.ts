import { expect } from '@playwright/test';
import { test } from '../desktop/scene.ts';
import { readNewestConversation } from '../support/database.ts';

test('the server is killed mid-chat and comes back: both sides go on by themselves', async ({ scene }) => {
  const { ana, visitor, backend } = scene;
  await visitor.say('can I talk to a human?');
  await ana.accept('Anonymous');
  await ana.say('Hello, this is Ana');
  await expect(visitor.message('Hello, this is Ana')).toHaveCount(1);

  await test.step('what is written while it is down waits', async () => {
    await backend.kill('SIGKILL');
    await visitor.say('Written while it was down');
    await ana.say('So was this');
  });

  await test.step('after the restart everything arrives once', async () => {
    await backend.restart();
    await expect(ana.message('Written while it was down')).toHaveCount(1);
    await expect(visitor.message('So was this')).toHaveCount(1);
    await visitor.say('And it goes on');
    await expect(ana.message('And it goes on')).toHaveCount(1);
    await ana.say('As if nothing had happened');
    await expect(visitor.message('As if nothing had happened')).toHaveCount(1);
  });

  await test.step('both sides show the same thread, and so does the database', async () => {
    const { messages } = await readNewestConversation(backend.dataDir);
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
    const people = messages.filter((message) => message.author === 'visitor' || message.author === 'agent');
    const texts = people.map((message) => message.text);
    expect(texts.toSorted()).toEqual(
      [
        'can I talk to a human?',
        'Hello, this is Ana',
        'Written while it was down',
        'So was this',
        'And it goes on',
        'As if nothing had happened',
      ].toSorted(),
    );
    for (const text of texts) {
      await expect(ana.message(text)).toHaveCount(1);
      await expect(visitor.message(text)).toHaveCount(1);
    }
  });
});
