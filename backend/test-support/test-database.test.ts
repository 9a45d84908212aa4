import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { buildConversation, buildWorkspace } from './factories.ts';
import { createTestDatabase } from './test-database.ts';

test('two test databases do not see each other', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await buildWorkspace(one.db);
  const count = (db: typeof one.db) =>
    db.selectFrom('workspaces').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  expect(await count(one.db)).toEqual({ n: 1 });
  expect(await count(other.db)).toEqual({ n: 0 });
  await Promise.all([one.drop(), other.drop()]);
});

test('a factory builds whatever the test did not say', async () => {
  const { db, drop } = await createTestDatabase();
  const conversation = await buildConversation(db, { status: 'active' });
  const stored = await db
    .selectFrom('conversations')
    .innerJoin('members', 'members.id', 'conversations.assigned_member_id')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .where('conversations.id', '=', conversation.id)
    .select(['conversations.status', 'members.role', 'visitors.name'])
    .executeTakeFirstOrThrow();
  expect(stored).toEqual({ status: 'active', role: 'agent', name: null });
  await drop();
});
