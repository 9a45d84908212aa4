import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts';
import { toPlainArray, toTextArray, toUuidArray } from './array-literals.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const awkward = [
  'plain',
  '',
  'null',
  'NULL',
  null,
  '{a,b}',
  '"quoted" and \\backslash\\',
  '\\"',
  ' blanks ',
  'two\nlines\ttab',
  "it's",
  '🙂 é \u202e',
];

test('PostgreSQL reads every literal as what went into it', async () => {
  const uuids = ['00000000-0000-7000-8000-00000000000a', null];
  const { rows } = await sql`
    SELECT ${toTextArray(awkward)}::text[] AS texts, ${toUuidArray(uuids)}::uuid[] AS uuids,
      ${toPlainArray([1, 22])}::int[] AS numbers, ${toPlainArray(['client-id_1', 'bot'])}::text[] AS words,
      ${toTextArray([])}::text[] AS nothing
  `.execute(database.db);
  expect(rows).toEqual([{ texts: awkward, uuids, numbers: [1, 22], words: ['client-id_1', 'bot'], nothing: [] }]);
});
