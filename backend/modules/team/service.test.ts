import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createTeamService, type TeamService } from './index.ts';
import { codeOf, createTestTeam, DESK, PASSWORD, type TestTeam, take } from './test-team.ts';

let database: TestDatabase;
let home: TestTeam;
let team: TeamService;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  home = await createTestTeam(database);
  team = home.team;
});

test('wrong password, unknown account and disabled member get the very same answer', async () => {
  const wrong = await team.signIn({ email: home.email, password: 'eight green kettles' }, DESK);
  const unknown = await team.signIn({ email: 'nobody@example.test', password: PASSWORD }, DESK);
  const owner = await home.hire('owner');
  take(await home.admin.members.disable(owner, home.memberId));
  const disabled = await team.signIn({ email: home.email, password: PASSWORD }, DESK);
  expect(wrong).toEqual({ ok: false, error: { code: 'unauthorized', message: 'E-mail or password is wrong.' } });
  expect(unknown).toEqual(wrong);
  expect(disabled).toEqual(wrong);
});

test('an unknown account takes as long as a known one', async () => {
  const time = async (address: string): Promise<number> => {
    const samples: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const started = performance.now();
      await team.signIn({ email: address, password: 'eight green kettles' }, { ...DESK, ip: `10.0.1.${count}` });
      samples.push(performance.now() - started);
    }
    return Math.min(...samples);
  };
  const [known, unknown] = [await time(home.email), await time('nobody@example.test')];
  // A hash takes tens of milliseconds, a query one: leaving out the hash would show as a ratio far below.
  expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.3);
});

test('guessing is slowed, but not for the owner at another address', async () => {
  for (let count = 0; count < 5; count += 1)
    await team.signIn({ email: home.email, password: `guess number ${count}` }, DESK);
  const locked = await team.signIn({ email: home.email, password: PASSWORD }, DESK);
  expect(locked).toMatchObject({ ok: false, error: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
  expect(codeOf(await team.signIn({ email: home.email, password: PASSWORD }, { ...DESK, ip: '10.0.0.2' }))).toBe('ok');
});

test('the address is found however it is typed, and the member is presented without secrets', async () => {
  const { me, accessTokenExpiresAt } = take(
    await team.signIn({ email: home.email.toUpperCase(), password: PASSWORD }, DESK),
  );
  expect(me).toEqual({
    id: home.memberId,
    workspaceId: expect.any(String),
    workspaceName: expect.stringMatching(/^Workspace/),
    name: 'Ana',
    email: home.email,
    avatar: null,
    role: 'agent',
    permissions: ['chats.respond'],
    presence: 'online',
    availability: { state: 'offline', reason: 'not_connected', since: expect.any(String) },
    load: { activeChats: 0, cap: null },
    chatbotIds: null,
  });
  expect(accessTokenExpiresAt.toISOString()).toBe('2026-11-23T12:15:00.000Z');
});

test('only hashes reach the database', async () => {
  const { refreshToken } = await home.signIn();
  const { rows } = await database.pool.query(
    'SELECT (SELECT json_agg(s) FROM sessions s)::text || (SELECT json_agg(m) FROM members m)::text AS everything',
  );
  expect(rows[0].everything).not.toContain(refreshToken);
  expect(rows[0].everything).not.toContain(PASSWORD);
});

test('an access token tells who holds it, and what they may do at this moment', async () => {
  const { accessToken } = await home.signIn();
  const identity = take(await team.authenticate(accessToken));
  expect(identity).toMatchObject({
    memberId: home.memberId,
    name: 'Ana',
    role: 'agent',
    permissions: ['chats.respond'],
  });
  await database.db.updateTable('members').set({ permissions: [] }).where('id', '=', home.memberId).execute();
  expect(take(await team.authenticate(accessToken)).permissions).toEqual([]);
  home.pass(15 * 60_000);
  expect(codeOf(await team.authenticate(accessToken))).toBe('unauthorized');
});

test('a token of another installation is refused', async () => {
  const { accessToken } = await home.signIn();
  const events = createEventBus(() => {});
  const other = createTeamService({ db: database.db, clock: home, events, signingKey: randomBytes(32) });
  expect(codeOf(await other.authenticate(accessToken))).toBe('unauthorized');
});

test('signing out ends the sign-in and its access token at once, and nobody else’s', async () => {
  const [one, other] = [await home.signIn(), await home.signIn()];
  const { familyId } = take(await team.authenticate(one.accessToken));
  await team.signOut(one.refreshToken);
  expect(codeOf(await team.authenticate(one.accessToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(one.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.authenticate(other.accessToken))).toBe('ok');
  await team.signOut(one.refreshToken);
  await team.signOut('a token that nobody knows');
  expect(home.ended).toEqual([{ memberId: home.memberId, familyId, reason: 'signed_out' }]);
});

test('disabling a member ends every sign-in and tells so', async () => {
  const owner = await home.hire('owner');
  const [one, other] = [await home.signIn(), await home.signIn()];
  take(await home.admin.members.disable(owner, home.memberId));
  expect(codeOf(await team.authenticate(one.accessToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(other.refreshToken))).toBe('unauthorized');
  expect(home.ended).toEqual([{ memberId: home.memberId, familyId: null, reason: 'disabled' }]);
});

test('a member who is disabled by any other way is out too', async () => {
  const { accessToken, refreshToken } = await home.signIn();
  await database.db.updateTable('members').set({ disabled_at: home.now() }).where('id', '=', home.memberId).execute();
  expect(codeOf(await team.authenticate(accessToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(refreshToken))).toBe('unauthorized');
});

test('what ran out is forgotten', async () => {
  await home.signIn();
  home.pass(31 * 86_400_000);
  await home.signIn();
  const left = await database.db.selectFrom('sessions').select('id').where('member_id', '=', home.memberId).execute();
  expect(left).toHaveLength(1);
});

test('a taken address and an easy password are refused by field', async () => {
  const { workspaceId } = home;
  const input = { workspaceId, name: 'Bo', role: 'agent' } as const;
  const taken = await team.addMember({ ...input, email: home.email.toUpperCase(), password: PASSWORD });
  expect(taken).toMatchObject({ ok: false, error: { code: 'invalid', field: 'email' } });
  const elsewhere = { ...input, workspaceId: (await buildWorkspace(database.db)).id };
  expect(codeOf(await team.addMember({ ...elsewhere, email: home.email, password: PASSWORD }))).toBe('ok');
  const easy = await team.addMember({ ...input, email: `bo.${newId()}@example.test`, password: 'password1234' });
  expect(easy).toMatchObject({ ok: false, error: { code: 'invalid', field: 'password' } });
});

test('members are listed with their own workspace only', async () => {
  const { workspace_id } = await buildMember(database.db, { name: 'Bo' });
  await buildMember(database.db, { workspace_id, name: 'Cy', disabled_at: home.now() });
  const members = await team.listMembers(workspace_id);
  expect(members.map(({ name, disabled }) => [name, disabled])).toEqual([
    ['Bo', false],
    ['Cy', true],
  ]);
});

test('presence is kept with the member', async () => {
  expect((await team.setPresence(home.memberId, 'away')).presence).toBe('away');
  expect((await team.getMe(home.memberId))?.presence).toBe('away');
  expect(await team.getMe(newId())).toBeNull();
});
