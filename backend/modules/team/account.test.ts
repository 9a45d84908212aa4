import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import type { Actor } from './index.ts';
import { codeOf, createTestTeam, DESK, PASSWORD, type TestTeam, take } from './test-team.ts';

let database: TestDatabase;
let home: TestTeam;
let ana: Actor;
let accessToken: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  home = await createTestTeam(database);
  ({ accessToken } = await home.signIn());
  ana = await home.asAna(accessToken);
});

const NEXT = 'eight green kettles';

test('a new password needs the current one, and is held to the rules', async () => {
  const { account } = home.admin;
  const wrong = await account.changePassword(ana, 'nine green kettles', NEXT);
  expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid', field: 'password' } });
  const easy = await account.changePassword(ana, PASSWORD, 'password1234');
  expect(easy).toMatchObject({ ok: false, error: { code: 'invalid', field: 'newPassword' } });
  expect(codeOf(await home.team.signIn({ email: home.email, password: PASSWORD }, DESK))).toBe('ok');
});

test('a stolen session cannot guess the password', async () => {
  for (let count = 0; count < 5; count += 1)
    await home.admin.account.changePassword(ana, `guess number ${count}`, NEXT);
  const refused = await home.admin.account.changePassword(ana, PASSWORD, NEXT);
  expect(refused).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
});

test('changing it ends the other sign-ins and every link to reset it, and keeps this one', async () => {
  const other = await home.signIn();
  await home.admin.reset.request(home.email, DESK);
  await home.events.settled();
  home.pass(1_000);
  take(await home.admin.account.changePassword(ana, PASSWORD, NEXT));
  expect(codeOf(await home.team.authenticate(accessToken))).toBe('ok');
  expect(codeOf(await home.team.authenticate(other.accessToken))).toBe('unauthorized');
  const ended = await home.team.authenticate(other.accessToken);
  expect(codeOf(ended)).toBe('unauthorized');
  expect(home.ended).toHaveLength(1);
  expect(home.ended[0]?.familyId).not.toBe(ana.familyId);
  const token = home.mails[0]?.privateLink?.split('#/reset/')[1] ?? '';
  expect(codeOf(await home.admin.reset.use(token, 'nine green kettles', DESK))).toBe('unauthorized');
  expect(take(await home.admin.account.get(ana)).passwordChangedAt).toBe(home.now().toISOString());
  expect(codeOf(await home.team.signIn({ email: home.email, password: PASSWORD }, DESK))).toBe('unauthorized');
});

test('sign-ins are listed with this one first, and each tells when it began and was last used', async () => {
  home.pass(60_000);
  const other = await home.signIn();
  home.pass(60_000);
  const renewed = take(await home.team.refresh(other.refreshToken));
  const { sessions } = take(await home.admin.account.sessions(ana));
  expect(sessions).toEqual([
    { ...{ id: ana.familyId, client: 'desktop', current: true }, ...instants('12:00:00', '12:00:00') },
    { ...{ id: expect.any(String), client: 'desktop', current: false }, ...instants('12:01:00', '12:02:00') },
  ]);
  take(await home.admin.account.endSession(ana, sessions[1]?.id ?? ''));
  expect(codeOf(await home.team.authenticate(renewed.accessToken))).toBe('unauthorized');
  expect(home.ended).toEqual([{ memberId: home.memberId, familyId: sessions[1]?.id, reason: 'signed_out' }]);
  expect(codeOf(await home.admin.account.endSession(ana, sessions[1]?.id ?? ''))).toBe('not_found');
});

test('when a sign-in began is known for as long as it lives', async () => {
  let { refreshToken } = await home.signIn();
  for (let month = 0; month < 3; month += 1) {
    home.pass(29 * 86_400_000);
    ({ refreshToken } = take(await home.team.refresh(refreshToken)));
  }
  const { sessions } = take(await home.admin.account.sessions(ana));
  expect(sessions.map(({ createdAt }) => createdAt)).toEqual(['2026-11-23T12:00:00.000Z']);
});

test('somebody else’s sign-in cannot be ended, nor told from one that is none', async () => {
  const bo = await createTestTeam(database);
  const theirs = await bo.signIn();
  const { familyId } = await bo.asAna(theirs.accessToken);
  const foreign = await home.admin.account.endSession(ana, familyId);
  expect(foreign).toEqual(await home.admin.account.endSession(ana, newId()));
  expect(codeOf(await bo.team.authenticate(theirs.accessToken))).toBe('ok');
});

test('all others are ended at once', async () => {
  const others = [await home.signIn(), await home.signIn()];
  take(await home.admin.account.endOtherSessions(ana));
  for (const other of others) expect(codeOf(await home.team.authenticate(other.accessToken))).toBe('unauthorized');
  expect(codeOf(await home.team.authenticate(accessToken))).toBe('ok');
  expect(home.ended).toHaveLength(2);
});

test('name and picture are one’s own, and every window hears of a change', async () => {
  const changed = take(await home.admin.account.change(ana, { name: 'Ana Silva', avatar: '🦊' }));
  expect(changed).toMatchObject({ name: 'Ana Silva', avatar: '🦊', email: home.email });
  expect(await home.team.getMe(home.memberId)).toMatchObject({ name: 'Ana Silva', avatar: '🦊' });
  take(await home.admin.account.change(ana, { name: 'Ana Silva' }));
  expect(home.changed).toEqual([home.memberId]);
  expect((await home.log()).at(-1)).toMatchObject({
    kind: 'profile.changed',
    changes: [
      { field: 'name', from: 'Ana', to: 'Ana Silva' },
      { field: 'avatar', from: null, to: '🦊' },
    ],
  });
});

test('the workspace is renamed for everybody in it, and nobody else', async () => {
  const other = await createTestTeam(database);
  const owner = await home.hire('owner');
  take(await home.admin.workspace.change(owner, { name: 'Corner Shop' }));
  expect((await home.team.getMe(home.memberId))?.workspaceName).toBe('Corner Shop');
  expect((await home.team.getMe(other.memberId))?.workspaceName).not.toBe('Corner Shop');
  expect(home.changed.sort()).toEqual([home.memberId, owner.memberId].sort());
});

test('the workspace’s time zone is changed alone, and the log says from what to what', async () => {
  const owner = await home.hire('owner');
  const before = take(await home.admin.workspace.get(owner.workspaceId));
  expect(before.timezone).toBe('UTC');
  expect(take(await home.admin.workspace.change(owner, { timezone: 'Asia/Kolkata' }))).toEqual({
    ...before,
    timezone: 'Asia/Kolkata',
  });
  const { events } = take(await home.admin.audit.list(owner.workspaceId, { limit: 10 }));
  expect(events.find(({ kind }) => kind === 'workspace.changed')?.changes).toEqual([
    { field: 'timezone', from: 'UTC', to: 'Asia/Kolkata' },
  ]);
});

test('a person of two workspaces chooses, once the password is right for both', async () => {
  const there = (await buildWorkspace(database.db, { name: 'Elsewhere' })).id;
  const twin = { workspaceId: there, email: home.email.toUpperCase(), name: 'Ana', role: 'agent' as const };
  take(await home.team.addMember({ ...twin, password: PASSWORD }));
  const sign = (password: string, workspaceId?: string) =>
    home.team.signIn({ email: home.email, password, workspaceId }, DESK);
  expect(await sign(NEXT)).toEqual({
    ok: false,
    error: { code: 'unauthorized', message: 'E-mail or password is wrong.' },
  });
  expect(await sign(PASSWORD)).toMatchObject({
    ok: false,
    error: {
      code: 'choose_workspace',
      workspaces: [{ id: home.workspaceId }, { id: there, name: 'Elsewhere' }],
    },
  });
  expect(take(await sign(PASSWORD, there)).me.workspaceId).toBe(there);
  expect(take(await sign(PASSWORD, home.workspaceId)).me.workspaceId).toBe(home.workspaceId);
  expect(codeOf(await sign(PASSWORD, newId()))).toBe('unauthorized');
});

test('a line from before its kind was renamed reads like the others, and is found with them', async () => {
  const row = { id: newId(), workspace_id: home.workspaceId, at: home.now(), actor_id: null, actor_name: 'Olga' };
  const old = { ...row, target_id: home.memberId, target_name: 'Ana', address: null, changes: '[]' };
  await database.db
    .insertInto('audit_events')
    .values({ ...old, kind: 'two_step.reset_by_owner' as 'two_step.reset' })
    .execute();
  const { events } = take(await home.admin.audit.list(home.workspaceId, { kind: 'two_step.reset', limit: 10 }));
  expect(events).toMatchObject([{ id: row.id, kind: 'two_step.reset' }]);
});

test('the log of sign-ins: failures too, with the address, without the password, paged', async () => {
  await home.team.signIn({ email: home.email, password: NEXT }, { ...DESK, ip: '10.0.0.66' });
  await home.team.signIn({ email: 'nobody@example.test', password: NEXT }, DESK);
  const { refreshToken } = await home.signIn();
  home.pass(1_000);
  await home.team.signOut(refreshToken, '10.0.0.1');
  const log = await home.log();
  expect(log.map(({ kind, address }) => [kind, address]).sort()).toEqual(
    [
      ['member.added', null],
      ['sign_in.failed', '10.0.0.66'],
      ['sign_in.signed_out', '10.0.0.1'],
      ['sign_in.succeeded', '10.0.0.1'],
      ['sign_in.succeeded', '10.0.0.1'],
    ].sort(),
  );
  expect(JSON.stringify(log)).not.toContain(NEXT);
  const { audit } = home.admin;
  const first = take(await audit.list(home.workspaceId, { limit: 3 }));
  const rest = take(await audit.list(home.workspaceId, { limit: 3, cursor: first.nextCursor ?? '' }));
  expect([...first.events, ...rest.events]).toEqual(log.toReversed());
  expect(rest.nextCursor).toBeNull();
  const failed = take(
    await audit.list(home.workspaceId, { limit: 9, kind: 'sign_in.failed', memberId: home.memberId }),
  );
  expect(failed.events).toHaveLength(1);
  expect(codeOf(await audit.list(home.workspaceId, { limit: 3, cursor: "'; --" }))).toBe('invalid');
});

test('a copied token is told of in the log', async () => {
  const first = await home.signIn();
  take(await home.team.refresh(first.refreshToken));
  home.pass(31_000);
  await home.team.refresh(first.refreshToken, '10.0.0.66');
  expect((await home.log()).at(-1)).toMatchObject({ kind: 'sign_in.stolen', address: '10.0.0.66' });
});

function instants(createdAt: string, lastUsedAt: string) {
  return { createdAt: `2026-11-23T${createdAt}.000Z`, lastUsedAt: `2026-11-23T${lastUsedAt}.000Z` };
}
