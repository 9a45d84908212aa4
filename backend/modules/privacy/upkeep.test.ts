import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { buildMail } from '../../test-support/factories.ts';
import { openPrivacyHouse, type PrivacyHouse } from './test-privacy-house.ts';

let house: PrivacyHouse;
beforeEach(async () => {
  house = await openPrivacyHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.faults).toEqual([]);
});

const soon = { timeout: 10_000, interval: 20 };
const DAY = 86_400_000;

async function passTheNight(): Promise<void> {
  const { db } = house;
  await expect
    .poll(async () => (await db.selectFrom('privacy_upkeep').select('next_at').executeTakeFirst())?.next_at, soon)
    .toBeInstanceOf(Date);
  house.clock.advance(DAY);
}

test('words of mails go after 90 days, but not those of mails that are still to be sent', async () => {
  const { db, workspaceId: workspace_id, daysAgo } = house;
  const old = { workspace_id, created_at: daysAgo(91) };
  const gone = [
    await buildMail(db, { ...old, state: 'sent' }),
    await buildMail(db, { ...old, state: 'skipped' }),
    await buildMail(db, { ...old, state: 'failed' }),
  ];
  await buildMail(db, { ...old, state: 'queued' });
  await buildMail(db, { workspace_id, created_at: daysAgo(88), state: 'sent' });
  await house.open();
  await passTheNight();
  const emptied = () => db.selectFrom('mails').select(['id', 'text']).where('emptied_at', 'is not', null).execute();
  await expect.poll(async () => (await emptied()).length, soon).toBe(3);
  expect((await emptied()).map(({ id }) => id).sort()).toEqual(gone.map(({ id }) => id).sort());
  for (const { text } of await emptied()) expect(text).toBe('What this mail said has been removed.');
});

test('the security log forgets after 400 days', async () => {
  const { db, workspaceId: workspace_id, daysAgo } = house;
  for (const days of [401, 500, 398]) {
    await db
      .insertInto('audit_events')
      .values({
        ...{ id: newId(), workspace_id, at: daysAgo(days), kind: 'sign_in.succeeded', actor_id: null },
        ...{ actor_name: `${days}`, target_id: null, target_name: null, address: null, changes: '[]' },
      })
      .execute();
  }
  await house.open();
  await passTheNight();
  const left = async () =>
    (await db.selectFrom('audit_events').select('actor_name').execute()).map((e) => e.actor_name);
  await expect.poll(left, soon).toEqual(['398']);
});

test('of two processes one does it', async () => {
  await house.open();
  await house.open();
  await passTheNight();
  const jobs = async () =>
    (await house.db.selectFrom('privacy_upkeep').select('next_at').executeTakeFirst())?.next_at?.toISOString();
  await expect.poll(jobs, soon).toBe('2026-11-25T03:00:00.000Z');
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM jobs.job WHERE name = 'privacy'
  `.execute(house.db);
  expect(rows).toEqual([{ count: 1 }]);
});
