import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEventBus } from '../../server/events.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createTeamService, type TeamService } from './index.ts';

let database: TestDatabase;
let team: TeamService;
let now: Date;

beforeEach(async () => {
  database = await createTestDatabase();
  now = new Date('2026-11-23T12:00:00.000Z');
  team = createTeamService({
    db: database.db,
    clock: { now: () => now },
    events: createEventBus(() => {}),
    signingKey: randomBytes(32),
  });
});
afterEach(() => database.drop());

const origin = { client: 'browser', ip: '10.0.0.1' } as const;
const person = { name: 'Olga Owner', email: 'olga@example.test', password: 'seven green kettles' };

async function issue(): Promise<string> {
  const link = await team.issueOwnerLink();
  if (!link) throw new Error('no link was issued');
  return link.token;
}
const claim = (token: string, change: Partial<typeof person & { timezone: string }> = {}) =>
  team.claimOwner({ token, ...person, ...change }, origin);

const REFUSED = { ok: false, error: { code: 'unauthorized', field: 'token' } };

test('a made-up link makes nobody owner', async () => {
  await issue();
  expect(await claim('x'.repeat(43))).toMatchObject(REFUSED);
  expect(await team.hasOwner()).toBe(false);
});

test('a link runs out after 30 minutes', async () => {
  const token = await issue();
  now = new Date('2026-11-23T12:30:00.000Z');
  expect(await claim(token)).toMatchObject(REFUSED);
});

test('a newer link takes the place of the older', async () => {
  const [older, newer] = [await issue(), await issue()];
  expect(await claim(older)).toMatchObject(REFUSED);
  expect(await claim(newer)).toMatchObject({ ok: true });
});

test('a weak password is refused by field and the link stays good', async () => {
  const token = await issue();
  expect(await claim(token, { password: 'olga-owner-2026' })).toMatchObject({
    ok: false,
    error: { code: 'invalid', field: 'password' },
  });
  expect(await claim(token)).toMatchObject({ ok: true });
});

test('an address that is taken is refused by field and the link stays good', async () => {
  await buildMember(database.db, { email: 'Olga@Example.test' });
  const token = await issue();
  expect(await claim(token)).toMatchObject({ ok: false, error: { code: 'invalid', field: 'email' } });
  expect(await claim(token, { email: 'olga.two@example.test' })).toMatchObject({ ok: true });
});

test('of eight who use one link at once, one becomes owner', async () => {
  const token = await issue();
  const claims = Array.from({ length: 8 }, (_, index) => claim(token, { email: `person${index}@example.test` }));
  const outcomes = await Promise.all(claims);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const owners = await database.db.selectFrom('members').select('id').where('role', '=', 'owner').execute();
  expect(owners).toHaveLength(1);
});

test('the owner is signed in, holds every permission, and no further link is issued', async () => {
  const outcome = await claim(await issue());
  expect(outcome).toMatchObject({
    ok: true,
    value: { me: { role: 'owner', workspaceName: 'My workspace', email: person.email } },
  });
  if (!outcome.ok) return;
  expect(outcome.value.me.permissions).toContain('workspace.manage');
  expect(await team.authenticate(outcome.value.accessToken)).toMatchObject({ ok: true });
  expect(await team.signIn(person, origin)).toMatchObject({ ok: true });
  expect(await team.hasOwner()).toBe(true);
  expect(await team.issueOwnerLink()).toBeNull();
});

test('the owner gets the workspace that is there, never the demonstration', async () => {
  const demo = await buildWorkspace(database.db, { demo: true, created_at: new Date(0) });
  const starter = await buildWorkspace(database.db);
  await buildMember(database.db, { workspace_id: demo.id, role: 'owner' });
  expect(await team.hasOwner()).toBe(true);
  expect(await claim(await issue())).toMatchObject({ ok: true, value: { me: { workspaceId: starter.id } } });
});

test('the workspace gets the owner’s time zone, unless it has one', async () => {
  await buildWorkspace(database.db, { timezone: 'Asia/Kolkata' });
  expect(await claim(await issue(), { timezone: 'Europe/Berlin' })).toMatchObject({ ok: true });
  const workspace = await database.db.selectFrom('workspaces').select('timezone').executeTakeFirst();
  expect(workspace?.timezone).toBe('Asia/Kolkata');
});

test('a workspace whose time zone nobody has set takes the owner’s', async () => {
  expect(await claim(await issue(), { timezone: 'Australia/Lord_Howe' })).toMatchObject({ ok: true });
  const workspace = await database.db.selectFrom('workspaces').select('timezone').executeTakeFirst();
  expect(workspace?.timezone).toBe('Australia/Lord_Howe');
});

test('a link is worth nothing once the owner came another way', async () => {
  const token = await issue();
  await buildMember(database.db, { role: 'owner' });
  expect(await claim(token)).toMatchObject(REFUSED);
});

test('guessing links is limited by address', async () => {
  const outcomes = [];
  for (let count = 0; count < 31; count += 1) outcomes.push(await claim(`${'x'.repeat(40)}${count}`));
  expect(outcomes.at(-1)).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
});
