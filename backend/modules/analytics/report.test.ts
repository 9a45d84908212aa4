import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportSchema } from '#contract/analytics/report.ts';
import type { Schedule } from '#contract/business-hours.ts';
import { createEventBus } from '../../server/events.ts';
import { createRandom, isSoak } from '../../test-support/random.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { buildCast } from '../../test-support/traffic/build-cast.ts';
import { type Cast, fillTraffic, planTraffic } from '../demo/index.ts';
import { createAnalyticsService } from './index.ts';
import { expectAlike } from './test/expect-alike.ts';
import { type Asked, computeReport } from './test/oracle.ts';
import { type RawRows, readRawRows } from './test/raw-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const DAY = 86_400_000;
const OPEN = [
  { open: '09:00', close: '12:30' },
  { open: '14:00', close: '18:00' },
];
const weekdays = (timezone: string): Schedule => ({
  timezone,
  week: { 1: OPEN, 2: OPEN, 3: OPEN, 4: OPEN, 5: OPEN, 6: [], 7: [] },
  exceptions: [],
});

/** Zones with what is hard about them; 40 days each. */
const places: [zone: string, from: string][] = [
  ['UTC', '2025-12-10'],
  ['America/New_York', '2026-02-20'],
  ['America/New_York', '2025-10-15'],
  ['Asia/Kolkata', '2026-05-01'],
  // Half an hour forward and back.
  ['Australia/Lord_Howe', '2025-09-20'],
  ['Australia/Lord_Howe', '2026-03-20'],
  // Left out the 30th of December 2011.
  ['Pacific/Apia', '2011-12-10'],
  // Days that begin at one, and days whose last hour comes twice.
  ['America/Santiago', '2025-08-20'],
  ['America/Santiago', '2026-03-15'],
];

const fail = (error: unknown): never => {
  throw error;
};

async function openShop(zone: string, from: string, seed: number) {
  const { db } = database;
  const cast = await buildCast(db, { agents: 4, chatbots: 3 });
  await db.updateTable('workspaces').set({ timezone: zone }).where('id', '=', cast.workspaceId).execute();
  const start = Date.parse(`${from}T00:00:00Z`);
  const now = start + 39.6 * DAY;
  await setHours(cast, start, zone);
  const options = { seed, zone, from, days: 40, conversations: 330, chatbots: 3, until: now };
  const agents = cast.members.map(({ name }) => name);
  await fillTraffic(db, cast, planTraffic({ ...options, agents, handoffShare: 0.6 }));
  // One has left, another answers chats no more.
  const [gone, moved] = cast.members;
  const away = { disabled_at: new Date(now), removed_at: new Date(now) };
  await db
    .updateTable('members')
    .set(away)
    .where('id', '=', gone?.id ?? '')
    .execute();
  await db
    .updateTable('members')
    .set({ permissions: [] })
    .where('id', '=', moved?.id ?? '')
    .execute();
  const analytics = createAnalyticsService({
    db,
    clock: { now: () => new Date(now) },
    timers: { after: () => () => {} },
    events: createEventBus(fail),
    onError: fail,
  });
  await analytics.catchUp();
  return { cast, now, analytics, rows: await readRawRows(db, cast.workspaceId) };
}

/** The first chatbot has hours that change half-way, the second had some and is always open now, the third has none. */
async function setHours({ chatbots }: Cast, start: number, zone: string): Promise<void> {
  const [first = '', second = ''] = chatbots.map(({ id }) => id);
  const version = (chatbot_id: string, days: number, hours_enabled: boolean, timezone: string) => ({
    ...{ chatbot_id, since: new Date(start + days * DAY), hours_enabled },
    schedule: JSON.stringify(weekdays(timezone)),
  });
  await database.db
    .insertInto('chatbot_hours')
    .values([
      version(first, 0, true, zone),
      version(first, 20.3, true, 'Europe/Berlin'),
      version(second, 0, true, zone),
      version(second, 13.45, false, zone),
    ])
    .execute();
}

function askAnything(random: ReturnType<typeof createRandom>, from: string, { chatbots, members }: RawRows): Asked {
  const day = (days: number): string =>
    new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  const length = random.pick([1, 1, 2, 2, 3, 7, 14, 30, 45, 100, 400]);
  const first = random.below(46) - 4;
  const some = (ids: string[]) =>
    random.next() < 0.5 ? undefined : random.shuffle(ids).slice(0, 1 + random.below(ids.length - 1));
  return {
    from: day(first),
    to: day(first + length - 1),
    chatbots: some(chatbots.map(({ id }) => id)),
    agents: random.next() < 0.6 ? undefined : some(members.map(({ id }) => id)),
    compare: random.next() < 0.7 ? 'previous' : 'none',
  };
}

/** Days around now, with something of each yet to come: so many back, so many ahead. */
const UNFINISHED = [
  [0, 0],
  [1, 0],
  [2, 4],
  [17, 0],
  [29, 1],
  [-1, 3],
] as const;

function askUnfinished(today: string, index: number): Asked {
  const [back = 0, ahead = 0] = UNFINISHED[index] ?? [];
  const day = (days: number): string => DateTime.fromISO(today, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
  return { from: day(-back), to: day(ahead), compare: 'previous' };
}

describe.each(places)('%s from %s', (zone, from) => {
  test('every number is what a brute-force count of the raw rows gives', { timeout: 60_000 }, async () => {
    const random = createRandom();
    const { cast, now, analytics, rows } = await openShop(zone, from, random.seed);
    const today = DateTime.fromMillis(now, { zone }).toFormat('yyyy-MM-dd');
    for (let times = 0; times < (isSoak ? 100 : 14); times += 1) {
      const asked = times < UNFINISHED.length ? askUnfinished(today, times) : askAnything(random, from, rows);
      const request = { workspaceId: cast.workspaceId, readsTranscripts: true };
      const { countedUntil, ...report } = await analytics.report({ ...request, query: asked });
      const place = `seed ${random.seed} ${JSON.stringify(asked)}`;
      expect(countedUntil, place).toBe(new Date(now).toISOString());
      expect(reportSchema.safeParse({ ...report, countedUntil }).error, place).toBeUndefined();
      expectAlike(report, computeReport(rows, asked, now), place);
    }
  });
});

test('whoever may not read transcripts sees neither names nor words of visitors', async () => {
  const { cast, analytics } = await openShop('UTC', '2025-01-01', 5);
  const query = { from: '2025-01-01', to: '2025-02-10', compare: 'none' } as const;
  const ask = (readsTranscripts: boolean) =>
    analytics.report({ workspaceId: cast.workspaceId, readsTranscripts, query });
  const [full, bare] = [await ask(true), await ask(false)];
  expect(full.longestWaits.some(({ visitorName }) => visitorName !== null)).toBe(true);
  expect(full.comments.length).toBeGreaterThan(0);
  expect(bare.longestWaits.map(({ visitorName }) => visitorName)).toEqual(full.longestWaits.map(() => null));
  expect(bare.comments).toEqual([]);
  expect(bare.totals).toEqual(full.totals);
});

test('an empty workspace has a report of nothing', async () => {
  const cast = await buildCast(database.db, { agents: 1, chatbots: 1 });
  const clock = { now: () => new Date('2026-01-01T12:00:00.000Z') };
  const quiet = { timers: { after: () => () => {} }, events: createEventBus(fail), onError: fail };
  const analytics = createAnalyticsService({ db: database.db, clock, ...quiet });
  const query = { from: '2025-01-01', to: '2025-12-31', compare: 'previous' } as const;
  const { countedUntil: _, ...report } = await analytics.report({
    ...{ workspaceId: cast.workspaceId, readsTranscripts: true, query },
  });
  const rows = await readRawRows(database.db, cast.workspaceId);
  expectAlike(report, computeReport(rows, query, clock.now().getTime()), 'nothing');
  expect(report.totals.times.response).toEqual({ count: 0, averageMs: null, medianMs: null, p90Ms: null });
});
