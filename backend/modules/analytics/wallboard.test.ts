import { afterAll, beforeAll, expect, test } from 'vitest';
import { wallboardSchema } from '#contract/analytics/wallboard.ts';
import { createEventBus } from '../../server/events.ts';
import { buildMember } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { buildCast } from '../../test-support/traffic/build-cast.ts';
import { fillTraffic, planTraffic } from '../demo/index.ts';
import { createAnalyticsService } from './index.ts';
import { expectAlike } from './test/expect-alike.ts';
import { computeReport } from './test/oracle.ts';
import { readRawRows } from './test/raw-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test.each([
  ['Asia/Kolkata', '2026-05-03T20:10:00.000Z', '2026-05-04'],
  ['America/New_York', '2026-03-08T19:30:00.000Z', '2026-03-08'],
])('%s: this moment, and the day as the team’s calendar has it', async (zone, at, day) => {
  const { db } = database;
  const now = Date.parse(at);
  const cast = await buildCast(db, { agents: 5, chatbots: 2 });
  const { workspaceId } = cast;
  await db.updateTable('workspaces').set({ timezone: zone }).where('id', '=', workspaceId).execute();
  await db.updateTable('chatbots').set({ agent_cap: 4 }).where('workspace_id', '=', workspaceId).execute();
  const span = { zone, from: new Date(now - 2 * 86_400_000).toISOString().slice(0, 10), days: 4, until: now };
  const agents = cast.members.map(({ name }) => name);
  await fillTraffic(db, cast, planTraffic({ ...span, seed: 21, conversations: 900, chatbots: 2, agents }));
  const [gone, reachable, away] = cast.members.map(({ id }) => id);
  await db
    .updateTable('members')
    .set({ disabled_at: new Date(now) })
    .where('id', '=', gone ?? '')
    .execute();
  await buildMember(db, { workspace_id: workspaceId, permissions: ['analytics.view'] });
  const connected = { connected: true, connection_since: new Date(now) };
  await db
    .updateTable('agent_desks')
    .set(connected)
    .where('member_id', 'in', [reachable ?? '', away ?? ''])
    .execute();
  await db
    .updateTable('members')
    .set({ presence: 'away', chat_cap: 2 })
    .where('id', '=', away ?? '')
    .execute();

  const analytics = createAnalyticsService({
    ...{ db, clock: { now: () => new Date(now) }, timers: { after: () => () => {} } },
    events: createEventBus(() => {}),
    onError: () => {},
  });
  await analytics.catchUp();
  const board = await analytics.wallboard(workspaceId);

  expect(wallboardSchema.safeParse(board).error).toBeUndefined();
  const rows = await readRawRows(db, workspaceId);
  const { totals } = computeReport(rows, { from: day, to: day, compare: 'none' }, now);
  const { requests, accepted, cancelled, expired, waiting, missed, within30s, satisfaction, times } = totals;
  expect(requests).toBeGreaterThan(0);
  expectAlike(
    board.today,
    {
      requests,
      accepted,
      cancelled,
      expired,
      waiting,
      missed,
      within30s,
      satisfaction,
      timeToAccept: times.timeToAccept,
    },
    'today',
  );
  const pending = rows.handoffs.filter(({ state }) => state === 'pending').map((each) => each.requested_at);
  expect(board.waiting).toBe(pending.length);
  expect(board.waitingSince).toBe(pending.length === 0 ? null : new Date(Math.min(...pending)).toISOString());
  const active = rows.handoffs.filter(({ state }) => state === 'accepted');
  expect(board.activeChats).toBe(active.length);
  expect(board.agents.map(({ id }) => id)).not.toContain(gone);
  expect(board.agents).toHaveLength(4);
  expect(board.agents.slice(0, 2)).toMatchObject([
    { id: reachable, presence: { state: 'online' }, cap: 4 },
    { id: away, presence: { state: 'away' }, cap: 2 },
  ]);
  expect(board.agents.reduce((sum, { activeChats }) => sum + activeChats, 0)).toBeLessThanOrEqual(active.length);
});
