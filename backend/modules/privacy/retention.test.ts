import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildConversation, buildHandoff, buildMessage, buildVisitor } from '../../test-support/factories.ts';
import { must } from '../../test-support/socket-clients.ts';
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
const done = () => expect.poll(async () => (await house.lastRun())?.state, soon).toBe('done');
/** Lets a second go by before each look: whoever sleeps until an instant looks at the clock again. */
const passSecond =
  <T>(look: () => Promise<T>) =>
  () => {
    house.clock.advance(1_000);
    return look();
  };
const doneWithTime = () =>
  expect
    .poll(
      passSecond(async () => (await house.lastRun())?.state),
      soon,
    )
    .toBe('done');
const olga = () => ({ workspaceId: house.workspaceId, name: 'Olga' });
const ids = async (table: 'conversations' | 'visitors') =>
  (await house.db.selectFrom(table).select('id').execute()).map(({ id }) => id);

const move = (timezone: string) =>
  house.db.updateTable('workspaces').set({ timezone }).where('id', '=', house.workspaceId).execute();
const nextRun = async () =>
  (await house.db.selectFrom('retention_settings').selectAll().executeTakeFirst())?.next_run_at?.toISOString();

async function set(mode: 'keep' | 'anonymise' | 'delete', days = 30) {
  const opened = await house.open();
  await must(opened.privacy.retention.save(house.workspaceId, { mode, days }));
  return opened;
}

test('everything is kept until somebody says otherwise', async () => {
  const { privacy } = await house.open();
  await house.endedConversations(1, 3_000);
  expect(await must(privacy.retention.get(house.workspaceId))).toEqual({
    ...{ mode: 'keep', days: 365, due: 0, lastRun: null },
  });
  expect(await privacy.retention.run(olga())).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
});

describe('deleting', () => {
  test('takes what ended before the day, and the visitor of whom nothing is left', async () => {
    await house.endedConversations(3, 31);
    const [kept] = await house.endedConversations(1, 29);
    const { privacy } = await set('delete');
    expect(await must(privacy.retention.get(house.workspaceId))).toMatchObject({ mode: 'delete', days: 30, due: 3 });
    await must(privacy.retention.run(olga()));
    await done();
    expect(await ids('conversations')).toEqual([kept]);
    expect(await ids('visitors')).toHaveLength(1);
    const messages = await house.db.selectFrom('messages').select('conversation_id').distinct().execute();
    expect(messages).toEqual([{ conversation_id: kept }]);
    const lastRun = { state: 'done', done: 3, total: 3, startedAt: expect.any(String), finishedAt: expect.any(String) };
    expect(await must(privacy.retention.get(house.workspaceId))).toMatchObject({ due: 0, lastRun });
  });

  test('leaves alone what goes on: waiting, with an agent, or with the bot since a moment ago', async () => {
    const { db, chatbot, daysAgo } = house;
    const old = { chatbot_id: chatbot.id, started_at: daysAgo(90) };
    const waiting = await buildConversation(db, old);
    await buildHandoff(db, { conversation_id: waiting.id });
    const active = await buildConversation(db, { ...old, status: 'active' });
    const talking = await buildConversation(db, old);
    await buildMessage(db, { conversation_id: talking.id, created_at: daysAgo(1) });
    const left = await buildConversation(db, old);
    await buildMessage(db, { conversation_id: left.id, created_at: daysAgo(31) });
    const { privacy } = await set('delete');
    await must(privacy.retention.run(olga()));
    await done();
    expect((await ids('conversations')).sort()).toEqual([waiting.id, active.id, talking.id].sort());
  });

  test('another company’s are not touched', async () => {
    const { workspace_id, id } = await buildConversation(house.db, {
      ...{ status: 'closed', started_at: house.daysAgo(901), closed_at: house.daysAgo(900) },
    });
    expect(workspace_id).not.toBe(house.workspaceId);
    const { privacy } = await set('delete');
    await must(privacy.retention.run(olga()));
    await done();
    expect(await ids('conversations')).toEqual([id]);
  });
});

describe('anonymising', () => {
  test('a visitor who came back keeps their name until the last of their conversations is old', async () => {
    const { db, chatbot, daysAgo, clock } = house;
    const visitor = await buildVisitor(db, { chatbot_id: chatbot.id, name: 'Vera', created_at: daysAgo(90) });
    const about = { visitor_id: visitor.id, started_at: daysAgo(90), status: 'closed' as const };
    await buildConversation(db, { ...about, closed_at: daysAgo(60) });
    await buildConversation(db, { ...about, closed_at: daysAgo(10) });
    const named = async () =>
      (await db.selectFrom('visitors').select(['name']).where('id', '=', visitor.id).executeTakeFirstOrThrow()).name;
    const { privacy } = await set('anonymise');
    await must(privacy.retention.run(olga()));
    await done();
    expect(await named()).toBe('Vera');
    clock.set(25 * 86_400_000);
    await must(privacy.retention.run(olga()));
    await expect.poll(named, soon).toBe(null);
  });

  test('a conversation left with the bot is closed, as of its last message', async () => {
    const { db, chatbot, daysAgo } = house;
    const left = await buildConversation(db, { chatbot_id: chatbot.id, started_at: daysAgo(50) });
    await buildMessage(db, { conversation_id: left.id, created_at: daysAgo(40) });
    const { privacy } = await set('anonymise');
    await must(privacy.retention.run(olga()));
    await done();
    const row = await db.selectFrom('conversations').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'closed', closed_at: daysAgo(40), anonymised_at: house.clock.now() });
  });

  test('done again it finds nothing', async () => {
    await house.endedConversations(2, 40);
    const { privacy } = await set('anonymise');
    await must(privacy.retention.run(olga()));
    await done();
    const rows = () => house.db.selectFrom('conversations').selectAll().orderBy('id').execute();
    const before = await rows();
    await must(privacy.retention.run(olga()));
    await expect.poll(async () => (await house.lastRun())?.state, soon).toBe('done');
    expect(await rows()).toEqual(before);
  });
});

describe('a run', () => {
  test('that is cut off goes on in the next process where it was', async () => {
    await house.endedConversations(450, 40);
    // Long enough to be stopped between the first batch and the second.
    const first = await house.open({ pauseMs: 60_000 });
    await must(first.privacy.retention.save(house.workspaceId, { mode: 'delete', days: 30 }));
    await must(first.privacy.retention.run(olga()));
    await expect.poll(async () => (await house.lastRun())?.done, soon).toBe(200);
    await first.stop();
    expect(await house.lastRun()).toEqual({ state: 'running', done: 200, total: 450 });
    expect(await ids('conversations')).toHaveLength(250);
    // Without the wait after a job that failed.
    await sql`UPDATE jobs.job SET start_after = now() WHERE name = 'privacy'`.execute(house.db);
    await house.open();
    await done();
    expect(await house.lastRun()).toEqual({ state: 'done', done: 450, total: 450 });
    expect(await ids('conversations')).toEqual([]);
  });

  test('is one at a time, however often it is asked for', async () => {
    await house.endedConversations(5, 40);
    const { privacy } = await set('delete');
    await Promise.all(Array.from({ length: 6 }, () => privacy.retention.run(olga())));
    await done();
    const rows = await house.db.selectFrom('privacy_runs').select(['done']).execute();
    expect(rows.reduce((sum, row) => sum + row.done, 0)).toBe(5);
  });
});

describe('every night', () => {
  test('what is due goes by itself, once', async () => {
    await house.endedConversations(2, 40);
    await set('delete');
    house.clock.advance(14 * 3_600_000);
    expect(await house.lastRun()).toBeUndefined();
    house.clock.advance(2 * 3_600_000);
    await done();
    expect(await ids('conversations')).toEqual([]);
    const rows = await house.db.selectFrom('privacy_runs').select(['requested_by', 'total']).execute();
    expect(rows).toEqual([{ requested_by: 'Every night', total: 2 }]);
    const { next_run_at } = await house.db.selectFrom('retention_settings').selectAll().executeTakeFirstOrThrow();
    expect(next_run_at?.toISOString()).toBe('2026-11-25T03:00:00.000Z');
  });

  test.each([
    ['Asia/Tokyo', '2026-11-23T18:00:00.000Z'],
    ['America/New_York', '2026-11-24T08:00:00.000Z'],
  ])('is at three of the clock in %s', async (timezone, night) => {
    await move(timezone);
    await house.endedConversations(1, 40);
    await set('delete');
    expect(await nextRun()).toBe(night);
    house.clock.advance(Date.parse(night) - 60_000 - house.clock.now().getTime());
    expect(await house.lastRun()).toBeUndefined();
    house.clock.advance(60_000);
    await doneWithTime();
  });

  test('a company that has moved is not served at noon', async () => {
    await house.endedConversations(1, 40);
    await set('delete');
    // What was three at night is noon there.
    await move('Asia/Tokyo');
    house.clock.advance(15 * 3_600_000 + 60_000);
    await expect.poll(passSecond(nextRun), soon).toBe('2026-11-24T18:00:00.000Z');
    expect(await house.lastRun()).toBeUndefined();
    house.clock.advance(15 * 3_600_000);
    await doneWithTime();
  });

  test('a night that was missed is made up for at the next start', async () => {
    await house.endedConversations(2, 40);
    const { stop } = await set('delete');
    await stop();
    house.clock.set(3 * 86_400_000);
    await house.open();
    await done();
    expect(await ids('conversations')).toEqual([]);
  });
});
