import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Result } from '#contract/result.ts';
import { createEventBus, type DomainEvents } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createTeamService, type SignedIn, type TeamService } from './index.ts';

const PASSWORD = 'seven green kettles';
const desk = { client: 'desktop', ip: '10.0.0.1' } as const;

let database: TestDatabase;
let team: TeamService;
let now: Date;
let ended: DomainEvents['session.ended'][];
let memberId: string;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  now = new Date('2026-11-23T12:00:00.000Z');
  const events = createEventBus((error) => {
    throw error;
  });
  ended = [];
  events.on('session.ended', (event) => {
    ended.push(event);
  });
  team = createTeamService({ db: database.db, clock: { now: () => now }, events, signingKey: randomBytes(32) });
  const workspace = await buildWorkspace(database.db);
  email = `Ana.${newId()}@Example.test`;
  memberId = take(
    await team.addMember({ workspaceId: workspace.id, email, name: 'Ana', role: 'agent', password: PASSWORD }),
  ).memberId;
});

function take<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
const passes = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};
const signIn = async (): Promise<SignedIn> => take(await team.signIn({ email, password: PASSWORD }, desk));

test('wrong password, unknown account and disabled member get the very same answer', async () => {
  const wrong = await team.signIn({ email, password: 'eight green kettles' }, desk);
  const unknown = await team.signIn({ email: 'nobody@example.test', password: PASSWORD }, desk);
  await team.disableMember(memberId);
  const disabled = await team.signIn({ email, password: PASSWORD }, desk);
  expect(wrong).toEqual({ ok: false, error: { code: 'unauthorized', message: 'E-mail or password is wrong.' } });
  expect(unknown).toEqual(wrong);
  expect(disabled).toEqual(wrong);
});

test('an unknown account takes as long as a known one', async () => {
  const time = async (address: string): Promise<number> => {
    const samples: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const started = performance.now();
      await team.signIn({ email: address, password: 'eight green kettles' }, { ...desk, ip: `10.0.1.${count}` });
      samples.push(performance.now() - started);
    }
    return Math.min(...samples);
  };
  const [known, unknown] = [await time(email), await time('nobody@example.test')];
  // A hash takes tens of milliseconds, a query one: leaving out the hash would show as a ratio far below.
  expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.3);
});

test('guessing is slowed, but not for the owner at another address', async () => {
  for (let count = 0; count < 5; count += 1) await team.signIn({ email, password: `guess number ${count}` }, desk);
  const locked = await team.signIn({ email, password: PASSWORD }, desk);
  expect(locked).toMatchObject({ ok: false, error: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
  expect(codeOf(await team.signIn({ email, password: PASSWORD }, { ...desk, ip: '10.0.0.2' }))).toBe('ok');
});

test('the address is found however it is typed, and the member is presented without secrets', async () => {
  const { me, accessTokenExpiresAt } = take(
    await team.signIn({ email: email.toUpperCase(), password: PASSWORD }, desk),
  );
  expect(me).toEqual({
    id: memberId,
    workspaceId: expect.any(String),
    workspaceName: expect.stringMatching(/^Workspace/),
    name: 'Ana',
    email,
    role: 'agent',
    permissions: ['chats.respond'],
    presence: 'online',
  });
  expect(accessTokenExpiresAt.toISOString()).toBe('2026-11-23T12:15:00.000Z');
});

test('only hashes reach the database', async () => {
  const { refreshToken } = await signIn();
  const { rows } = await database.pool.query(
    'SELECT (SELECT json_agg(s) FROM sessions s)::text || (SELECT json_agg(m) FROM members m)::text AS everything',
  );
  expect(rows[0].everything).not.toContain(refreshToken);
  expect(rows[0].everything).not.toContain(PASSWORD);
});

test('an access token tells who holds it, and what they may do at this moment', async () => {
  const { accessToken } = await signIn();
  const identity = take(await team.authenticate(accessToken));
  expect(identity).toMatchObject({ memberId, name: 'Ana', role: 'agent', permissions: ['chats.respond'] });
  await database.db.updateTable('members').set({ permissions: [] }).where('id', '=', memberId).execute();
  expect(take(await team.authenticate(accessToken)).permissions).toEqual([]);
  passes(15 * 60_000);
  expect(codeOf(await team.authenticate(accessToken))).toBe('unauthorized');
});

test('a token of another installation is refused', async () => {
  const { accessToken } = await signIn();
  const events = createEventBus(() => {});
  const other = createTeamService({ db: database.db, clock: { now: () => now }, events, signingKey: randomBytes(32) });
  expect(codeOf(await other.authenticate(accessToken))).toBe('unauthorized');
});

test('signing out ends the sign-in and its access token at once, and nobody else’s', async () => {
  const [one, other] = [await signIn(), await signIn()];
  const { familyId } = take(await team.authenticate(one.accessToken));
  await team.signOut(one.refreshToken);
  expect(codeOf(await team.authenticate(one.accessToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(one.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.authenticate(other.accessToken))).toBe('ok');
  await team.signOut(one.refreshToken);
  await team.signOut('a token that nobody knows');
  expect(ended).toEqual([{ memberId, familyId, reason: 'signed_out' }]);
});

test('disabling a member ends every sign-in and tells so once', async () => {
  const [one, other] = [await signIn(), await signIn()];
  await team.disableMember(memberId);
  await team.disableMember(memberId);
  expect(codeOf(await team.authenticate(one.accessToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(other.refreshToken))).toBe('unauthorized');
  expect(ended).toEqual([{ memberId, familyId: null, reason: 'disabled' }]);
});

test('a member who is disabled by any other way is out too', async () => {
  const { accessToken, refreshToken } = await signIn();
  await database.db.updateTable('members').set({ disabled_at: now }).where('id', '=', memberId).execute();
  expect(codeOf(await team.authenticate(accessToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(refreshToken))).toBe('unauthorized');
});

test('made-up refresh tokens are refused', async () => {
  for (const token of ['', 'x'.repeat(43), '\0', '💥']) expect(codeOf(await team.refresh(token))).toBe('unauthorized');
});

test('a refresh gives a new pair and spends the old token', async () => {
  const first = await signIn();
  passes(60_000);
  const second = take(await team.refresh(first.refreshToken));
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.accessTokenExpiresAt.getTime() - first.accessTokenExpiresAt.getTime()).toBe(60_000);
  expect(codeOf(await team.authenticate(second.accessToken))).toBe('ok');
  expect(codeOf(await team.refresh(second.refreshToken))).toBe('ok');
});

test('using a spent token later ends the whole sign-in, whoever holds it', async () => {
  const first = await signIn();
  const second = take(await team.refresh(first.refreshToken));
  passes(30_001);
  expect(codeOf(await team.refresh(first.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(second.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.authenticate(second.accessToken))).toBe('unauthorized');
  expect(ended).toHaveLength(1);
});

test('a client that lost the answer may ask again within 30 s', async () => {
  const first = await signIn();
  const lost = take(await team.refresh(first.refreshToken));
  passes(30_000);
  const again = take(await team.refresh(first.refreshToken));
  passes(900_000);
  const next = take(await team.refresh(again.refreshToken));
  passes(31_000);
  // The lost pair turns up after all: somebody listened in.
  expect(codeOf(await team.refresh(lost.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(next.refreshToken))).toBe('unauthorized');
});

test('no grace once the successor has been used', async () => {
  const first = await signIn();
  passes(1_000);
  const second = take(await team.refresh(first.refreshToken));
  passes(1_000);
  const third = take(await team.refresh(second.refreshToken));
  passes(1_000);
  expect(codeOf(await team.refresh(first.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(third.refreshToken))).toBe('unauthorized');
});

test('ten tabs that wake up with the same token all stay signed in', async () => {
  const { refreshToken } = await signIn();
  const tabs = await Promise.all(Array.from({ length: 10 }, () => team.refresh(refreshToken)));
  expect(tabs.map(codeOf)).toEqual(Array(10).fill('ok'));
  const unspent = await database.db
    .selectFrom('sessions')
    .select('id')
    .where('member_id', '=', memberId)
    .where('rotated_at', 'is', null)
    .execute();
  expect(unspent).toHaveLength(10);
  passes(900_000);
  const last = tabs.at(-1);
  expect(codeOf(await team.refresh(last ? take(last).refreshToken : ''))).toBe('ok');
});

test('a sign-in that is not used for 30 days is over, one that is used stays', async () => {
  const [idle, used] = [await signIn(), await signIn()];
  passes(29 * 86_400_000);
  const renewed = take(await team.refresh(used.refreshToken));
  passes(86_400_000);
  expect(codeOf(await team.refresh(idle.refreshToken))).toBe('unauthorized');
  passes(28 * 86_400_000);
  expect(codeOf(await team.refresh(renewed.refreshToken))).toBe('ok');
});

test('what ran out is forgotten', async () => {
  await signIn();
  passes(31 * 86_400_000);
  await signIn();
  const left = await database.db.selectFrom('sessions').select('id').where('member_id', '=', memberId).execute();
  expect(left).toHaveLength(1);
});

test('a taken address and an easy password are refused by field', async () => {
  const input = { workspaceId: (await buildWorkspace(database.db)).id, name: 'Bo', role: 'agent' } as const;
  const taken = await team.addMember({ ...input, email: email.toUpperCase(), password: PASSWORD });
  expect(taken).toMatchObject({ ok: false, error: { code: 'invalid', field: 'email' } });
  const easy = await team.addMember({ ...input, email: `bo.${newId()}@example.test`, password: 'password1234' });
  expect(easy).toMatchObject({ ok: false, error: { code: 'invalid', field: 'password' } });
});

test('members are listed with their own workspace only', async () => {
  const { workspace_id } = await buildMember(database.db, { name: 'Bo' });
  await team.disableMember((await buildMember(database.db, { workspace_id, name: 'Cy' })).id);
  const members = await team.listMembers(workspace_id);
  expect(members.map(({ name, disabled }) => [name, disabled])).toEqual([
    ['Bo', false],
    ['Cy', true],
  ]);
});

test('presence is kept with the member', async () => {
  expect((await team.setPresence(memberId, 'away')).presence).toBe('away');
  expect((await team.getMe(memberId))?.presence).toBe('away');
  expect(await team.getMe(newId())).toBeNull();
});
