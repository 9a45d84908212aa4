import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { isDatabaseUnavailable } from './faults.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ownPid = sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;

test('a connection that dies in use fails its query as "unavailable", and nothing else', async () => {
  const { db } = database;
  const asked = db.connection().execute(async (one) => {
    const pid = (await ownPid.execute(one)).rows[0]?.pid ?? 0;
    const sleeping = sql`SELECT pg_sleep(60)`.execute(one);
    await Promise.all([sleeping, sql`SELECT pg_terminate_backend(${pid}::int)`.execute(db)]);
  });
  const error: unknown = await asked.catch((reason: unknown) => reason);
  expect(isDatabaseUnavailable(error)).toBe(true);
  // The pool may hand the same connection out once more before it learns that the line is closed.
  await vi.waitFor(async () => expect((await ownPid.execute(db)).rows).toHaveLength(1));
});
