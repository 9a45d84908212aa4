import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildChatbot, buildWorkspace } from '../../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts';
import { createReplyDecider, ensureStarterWorkspace } from '../index.ts';
import { starterKnowledge } from './starter-knowledge.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const ensure = () => ensureStarterWorkspace({ db: database.db, clock: { now: () => new Date() } });

async function count(table: 'workspaces' | 'chatbots' | 'knowledge_entries'): Promise<number> {
  const { n } = await database.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

test('starting several times, also at once, leaves one workspace with one chatbot that knows something', async () => {
  const [first, ...others] = await Promise.all([ensure(), ensure(), ensure()]);
  expect(others).toEqual([first, first]);
  expect(await ensure()).toEqual(first);
  expect([await count('workspaces'), await count('chatbots')]).toEqual([1, 1]);
  expect(await count('knowledge_entries')).toBe(starterKnowledge.length);
});

test('a chatbot of the owner is left alone, and a demonstration does not count', async () => {
  await buildChatbot(database.db, { workspace_id: (await buildWorkspace(database.db, { demo: true })).id });
  const workspace = await buildWorkspace(database.db);
  const chatbot = await buildChatbot(database.db, { workspace_id: workspace.id });
  expect(await ensure()).toEqual({ workspaceId: workspace.id, chatbotId: chatbot.id });
});

const decider = createReplyDecider(
  starterKnowledge.map(([question, answer], id) => ({ id: `${id}`, question, answer })),
);

test.each([
  ['how does this chat work?', 'How does this chat work?'],
  ['how long will I have to wait for a person', 'How long do I wait for a person?'],
  ['is the conversation lost when I reload the page?', 'Do I lose the conversation when I close or reload the page?'],
  ['who can read this?', 'Who can read this conversation?'],
  ['do I have to give my email', 'Do I have to give my name or e-mail?'],
  ['does it work on my phone', 'Does the chat work on a phone?'],
  ['how do I end this conversation', 'How do I end the conversation?'],
  ['how can I put this on my own website?', 'How do I put this chat on my own website?'],
  ['how do I change the answers', 'How do I change the answers?'],
])('the starter chatbot answers "%s"', (text, question) => {
  const entryId = `${starterKnowledge.findIndex(([known]) => known === question)}`;
  expect(decider.decide(text, { personOffered: false })).toMatchObject({ type: 'answer', entryId });
});

test.each(['Do you sell spaceships?', 'what is the weather like', 'my order is late'])(
  'the starter chatbot does not pretend to know "%s"',
  (text) => expect(decider.decide(text, { personOffered: false })).toMatchObject({ type: 'miss' }),
);
