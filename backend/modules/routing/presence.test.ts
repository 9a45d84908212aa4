import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Me } from '#contract/members.ts';
import { createEventBus } from '../../server/events.ts';
import { buildMember } from '../../test-support/factories.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createTeamService } from '../team/index.ts';
import { GRACE_MS } from './desks.ts';
import { createPresence } from './presence.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function setUp() {
  const { db } = database;
  const clock = createTestClock();
  const faults: unknown[] = [];
  const onError = (error: unknown) => faults.push(error);
  const events = createEventBus(onError);
  const changes: string[] = [];
  events.on('presence.changed', ({ memberId }) => {
    changes.push(memberId);
  });
  const presence = createPresence({ db, clock, timers: clock, events, onError });
  const team = createTeamService({ db, clock, events, signingKey: new Uint8Array(32) });
  const member = await buildMember(db);
  const ana = { memberId: member.id, workspaceId: member.workspace_id, choice: 'online' as const };
  const readDesk = () => db.selectFrom('agent_desks').where('member_id', '=', member.id).selectAll().executeTakeFirst();
  const availability = async (): Promise<Me['availability'] | undefined> => (await team.getMe(member.id))?.availability;
  return { presence, clock, changes, ana, team, readDesk, availability, faults };
}

describe('presence', () => {
  test('is nobody until somebody is connected, and per workspace', async () => {
    const { presence, ana, availability } = await setUp();
    expect(presence.anyoneOnline(ana.workspaceId, 'any')).toBe(false);
    expect(await availability()).toMatchObject({ state: 'offline', reason: 'not_connected' });
    await presence.connect(ana, 'c1');
    expect(presence.anyoneOnline(ana.workspaceId, 'any')).toBe(true);
    expect(presence.anyoneOnline('other', 'any')).toBe(false);
    expect(await availability()).toEqual({ state: 'online', reason: 'chosen', since: '2026-11-23T12:00:00.000Z' });
  });

  test('away is not online, although connected, and says since when', async () => {
    const { presence, ana, team, clock, availability, changes } = await setUp();
    await presence.connect(ana, 'c1');
    clock.advance(5_000);
    await team.setPresence(ana.memberId, 'away');
    presence.choose(ana, 'away');
    expect(presence.anyoneOnline(ana.workspaceId, 'any')).toBe(false);
    expect(await availability()).toEqual({ state: 'away', reason: 'chosen', since: '2026-11-23T12:00:05.000Z' });
    clock.advance(1_000);
    await team.setPresence(ana.memberId, 'online');
    presence.choose(ana, 'online');
    expect(presence.anyoneOnline(ana.workspaceId, 'any')).toBe(true);
    expect(changes).toHaveLength(3);
  });

  test('ends with the last connection, not with the first, and then the grace time is stored', async () => {
    const { presence, ana, clock, readDesk, changes } = await setUp();
    await presence.connect(ana, 'c1');
    await presence.connect(ana, 'c2');
    presence.disconnect(ana.memberId, 'c1');
    await presence.settled();
    expect(presence.anyoneOnline(ana.workspaceId, 'any')).toBe(true);
    expect(await readDesk()).toMatchObject({ connected: true, grace_until: null });
    presence.disconnect(ana.memberId, 'c1');
    presence.disconnect(ana.memberId, 'c2');
    expect(presence.anyoneOnline(ana.workspaceId, 'any')).toBe(false);
    await presence.settled();
    expect(await readDesk()).toMatchObject({
      connected: false,
      grace_until: new Date(clock.now().getTime() + GRACE_MS),
    });
    expect(changes).toHaveLength(2);
    await presence.connect(ana, 'c3');
    expect(await readDesk()).toMatchObject({ connected: true, grace_until: null });
  });

  test('connections that come and go faster than they can be stored end as the last one did', async () => {
    const { presence, ana, readDesk } = await setUp();
    const connecting: Promise<void>[] = [];
    for (let flap = 0; flap < 200; flap += 1) {
      connecting.push(presence.connect(ana, `c${flap}`));
      presence.disconnect(ana.memberId, `c${flap}`);
    }
    connecting.push(presence.connect(ana, 'last'));
    await Promise.all(connecting);
    expect(await readDesk()).toMatchObject({ connected: true, grace_until: null });
  });

  test('a server that stops is nobody’s absence', async () => {
    const { presence, ana, readDesk } = await setUp();
    await presence.connect(ana, 'c1');
    await presence.stop();
    presence.disconnect(ana.memberId, 'c1');
    await presence.settled();
    expect(await readDesk()).toMatchObject({ connected: true, grace_until: null });
  });
});

describe('the computer', () => {
  test('the liveliest console counts, and one that ends is forgotten', async () => {
    const { presence, ana, clock, availability } = await setUp();
    await presence.connect(ana, 'office');
    await presence.connect(ana, 'home');
    const since = new Date(clock.now().getTime() - 60_000);
    await presence.report(ana.memberId, 'home', { activity: 'locked', since });
    expect(await availability()).toEqual({ state: 'away', reason: 'locked', since: since.toISOString() });
    await presence.report(ana.memberId, 'office', { activity: 'active', since: clock.now() });
    expect(await availability()).toMatchObject({ state: 'online' });
    expect(presence.isOnline(ana.memberId)).toBe(true);
    presence.disconnect(ana.memberId, 'office');
    await presence.settled();
    expect(await availability()).toMatchObject({ state: 'away', reason: 'locked' });
    expect(presence.isOnline(ana.memberId)).toBe(false);
  });

  test('what is said again began when it was said first', async () => {
    const { presence, ana, clock, availability } = await setUp();
    await presence.connect(ana, 'c1');
    const first = clock.now();
    await presence.report(ana.memberId, 'c1', { activity: 'idle', since: first });
    clock.advance(30_000);
    await presence.report(ana.memberId, 'c1', { activity: 'idle', since: clock.now() });
    expect(await availability()).toEqual({ state: 'away', reason: 'idle', since: first.toISOString() });
  });

  test('a report of a connection that has ended changes nothing', async () => {
    const { presence, ana, changes } = await setUp();
    await presence.connect(ana, 'c1');
    await presence.report(ana.memberId, 'c0', { activity: 'asleep', since: new Date(0) });
    expect(presence.isOnline(ana.memberId)).toBe(true);
    expect(changes).toHaveLength(1);
  });
});
