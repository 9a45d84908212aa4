import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConversation } from '../../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts';
import { createMessageWriter } from './message-writer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const PROCESSES = ['one', 'two', 'three', 'four', 'five', 'six'];
const MESSAGES = 20;

test('several processes with one conversation, each repeating what it sent: no gap, no duplicate, nothing refused', async () => {
  const { db } = database;
  const conversation = await buildConversation(db);
  const faults: unknown[] = [];
  const open = () =>
    createMessageWriter({
      db,
      clock: { now: () => new Date() },
      onStored: () => {},
      onError: (error) => faults.push(error),
      // Small batches, so that they meet often.
      maxBatch: 2,
    });
  const write = (writer: ReturnType<typeof open>, clientId: string) =>
    writer.write({
      conversationId: conversation.id,
      author: { kind: 'visitor', id: conversation.visitor_id, name: null },
      workspaceId: null,
      clientId,
      text: clientId,
      detail: null,
      sentThrough: undefined,
    });
  const outcomes = await Promise.all(
    PROCESSES.flatMap((name) => {
      const writer = open();
      return Array.from({ length: MESSAGES }, (_, index) => [
        write(writer, `${name}-message-${index}`),
        write(writer, `${name}-message-${Math.max(0, index - 1)}`),
      ]).flat();
    }),
  );
  expect(faults).toEqual([]);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  const rows = await db
    .selectFrom('messages')
    .select(['seq', 'body'])
    .where('conversation_id', '=', conversation.id)
    .orderBy('seq')
    .execute();
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
  expect(new Set(rows.map((row) => row.body)).size).toBe(PROCESSES.length * MESSAGES);
});
