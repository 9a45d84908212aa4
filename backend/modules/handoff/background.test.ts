import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConversation, buildHandoff } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { readBackground } from './background.ts';
import { rateHandoff } from './rating.ts';
import { readRecent } from './recent.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('nobody was ever asked for: there is nothing to tell', async () => {
  const { id } = await buildConversation(database.db);
  expect(await readBackground(database.db, id)).toBeNull();
});

test('the newest request of several is told, with what the bot had tried and how it was rated', async () => {
  const { db } = database;
  const first = await buildHandoff(db, { requested_at: new Date('2026-03-01T09:00:00.000Z') });
  const conversationId = first.conversation_id;
  await db.updateTable('handoffs').set({ state: 'cancelled' }).where('id', '=', first.id).execute();
  const summary = { lastQuestion: 'Is it broken?', tried: [{ question: 'Is it broken?', answerTitle: null }] };
  const second = await buildHandoff(db, {
    conversation_id: conversationId,
    requested_at: new Date('2026-03-01T10:00:00.000Z'),
    reason: 'keyword',
    summary: JSON.stringify(summary),
  });
  expect(await readBackground(db, conversationId)).toEqual({ reason: 'keyword', summary, rating: null });

  await db
    .updateTable('handoffs')
    .set({ state: 'completed', ended_at: new Date('2026-03-01T10:30:00.000Z') })
    .where('id', '=', second.id)
    .execute();
  await rateHandoff(db, { conversationId, stars: 4, comment: 'Kind.' }, new Date('2026-03-01T10:31:00.000Z'));
  const rating = { stars: 4, comment: 'Kind.' };
  expect(await readBackground(db, conversationId)).toMatchObject({ rating });
  const recent = await readRecent(db, second.workspace_id);
  expect(recent.map((each) => [each.id, each.rating])).toEqual([
    [second.id, rating],
    [first.id, null],
  ]);
});
