import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { buildChatbot, buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import type { Actor } from './index.ts';
import { codeOf, createTestTeam, DESK, PASSWORD, type TestTeam, take } from './test-team.ts';

let database: TestDatabase;
let home: TestTeam;
let owner: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  home = await createTestTeam(database);
  owner = await home.hire('owner');
});

const owners = async (): Promise<string[]> => {
  const { members } = take(await home.admin.team(home.workspaceId));
  return members.filter(({ role, disabled }) => role === 'owner' && !disabled).map(({ id }) => id);
};

test('an admin cannot make owners, nor touch the owner', async () => {
  const { members } = home.admin;
  const admin = await home.hire('admin');
  const outcomes = [
    await members.change(admin, home.memberId, { role: 'owner' }),
    await members.change(admin, admin.memberId, { role: 'owner' }),
    await members.change(admin, home.memberId, { permissions: ['workspace.manage'] }),
    await members.change(admin, owner.memberId, { role: 'agent' }),
    await members.change(admin, owner.memberId, { cap: 1 }),
    await members.transferOwnership({ ...admin, memberId: home.memberId }, admin.memberId, PASSWORD),
    await members.enable(admin, owner.memberId),
    // Whatever the password: it is not even looked at.
    await members.transferOwnership(admin, home.memberId, 'eight green kettles'),
  ];
  expect(outcomes.map(codeOf)).toEqual(Array(8).fill('forbidden'));
  await home.hire('owner');
  expect(codeOf(await members.disable(admin, owner.memberId))).toBe('forbidden');
  expect(codeOf(await members.remove(admin, owner.memberId))).toBe('forbidden');
  expect(await owners()).toHaveLength(2);
});

test('rights that were taken a moment ago count no more', async () => {
  const admin = await home.hire('admin');
  take(await home.admin.members.change(owner, admin.memberId, { permissions: ['chats.respond'] }));
  expect(codeOf(await home.admin.members.change(admin, home.memberId, { cap: 2 }))).toBe('forbidden');
  const other = await home.hire('admin');
  take(await home.admin.members.disable(owner, other.memberId));
  expect(codeOf(await home.admin.members.change(other, home.memberId, { cap: 2 }))).toBe('forbidden');
});

test('the last owner can be neither removed, disabled nor demoted', async () => {
  const { members } = home.admin;
  const outcomes = [
    await members.change(owner, owner.memberId, { role: 'admin' }),
    await members.disable(owner, owner.memberId),
    await members.remove(owner, owner.memberId),
  ];
  expect(outcomes.map(codeOf)).toEqual(Array(3).fill('wrong_state'));
  const disabled = await home.hire('owner');
  take(await members.disable(owner, disabled.memberId));
  expect(codeOf(await members.change(owner, owner.memberId, { role: 'agent' }))).toBe('wrong_state');
  expect(await owners()).toEqual([owner.memberId]);
});

test('of owners who all step down or shut each other out at once, one stays', async () => {
  const all = [owner, await home.hire('owner'), await home.hire('owner'), await home.hire('owner')];
  const { members } = home.admin;
  await Promise.all([
    ...all.map((one) => members.change(one, one.memberId, { role: 'admin' })),
    ...all.map((one, index) => members.disable(one, all[(index + 1) % all.length]?.memberId ?? '')),
    ...all.map((one, index) => members.remove(one, all[(index + 2) % all.length]?.memberId ?? '')),
  ]);
  expect(await owners()).toHaveLength(1);
});

test('people of another workspace are not there', async () => {
  const stranger = await home.hire('owner', { workspaceId: (await buildWorkspace(database.db)).id });
  const { members, invites, team } = home.admin;
  for (const id of [home.memberId, newId()]) {
    expect(await members.change(stranger, id, { cap: 1 })).toEqual({
      ok: false,
      error: { code: 'not_found', message: 'There is no such member.' },
    });
    expect(codeOf(await members.disable(stranger, id))).toBe('not_found');
    expect(codeOf(await members.enable(stranger, id))).toBe('not_found');
    expect(codeOf(await members.remove(stranger, id))).toBe('not_found');
  }
  const mine = take(await invites.create(owner, invite()));
  expect(codeOf(await invites.resend(stranger, mine.invite.id, { mail: false }))).toBe('not_found');
  expect(codeOf(await invites.revoke(stranger, mine.invite.id))).toBe('not_found');
  const seen = take(await team(stranger.workspaceId));
  expect(seen.members.map(({ id }) => id)).toEqual([stranger.memberId]);
  expect(seen.invites).toEqual([]);
  expect(await home.log(stranger.workspaceId)).toEqual([]);
});

test('chatbots of others cannot be served', async () => {
  const [ours, theirs] = [
    await buildChatbot(database.db, { workspace_id: home.workspaceId }),
    await buildChatbot(database.db),
  ];
  const { members } = home.admin;
  const refused = await members.change(owner, home.memberId, { chatbotIds: [ours.id, theirs.id] });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid', field: 'chatbotIds' } });
  const changed = take(await members.change(owner, home.memberId, { chatbotIds: [ours.id], cap: 3 }));
  expect(changed).toMatchObject({ chatbotIds: [ours.id], cap: 3 });
  await database.db.deleteFrom('chatbots').where('id', '=', ours.id).execute();
  expect((await home.team.getMe(home.memberId))?.chatbotIds).toEqual([]);
  expect(take(await members.change(owner, home.memberId, { chatbotIds: null })).chatbotIds).toBeNull();
});

test('a change counts for the token that is out already, and everybody hears of it', async () => {
  const { accessToken } = await home.signIn();
  take(await home.admin.members.change(owner, home.memberId, { role: 'admin', permissions: ['team.manage'] }));
  expect(take(await home.team.authenticate(accessToken))).toMatchObject({
    role: 'admin',
    permissions: ['team.manage'],
  });
  expect(home.ended).toEqual([]);
  expect(home.released).toEqual([home.memberId]);
  expect(home.changed).toEqual([home.memberId]);
});

test('disabling ends every sign-in and releases the chats; enabling lets them in again', async () => {
  const { accessToken, refreshToken } = await home.signIn();
  const shut = take(await home.admin.members.disable(owner, home.memberId));
  expect(shut.disabled).toBe(true);
  expect(codeOf(await home.team.authenticate(accessToken))).toBe('unauthorized');
  expect(codeOf(await home.team.refresh(refreshToken))).toBe('unauthorized');
  expect(home.released).toEqual([home.memberId]);
  expect(home.ended).toEqual([{ memberId: home.memberId, familyId: null, reason: 'disabled' }]);
  expect(take(await home.admin.members.enable(owner, home.memberId)).disabled).toBe(false);
  expect(codeOf(await home.team.refresh(refreshToken))).toBe('unauthorized');
  expect((await home.signIn()).me.name).toBe('Ana');
});

test('who is removed is gone from the team, keeps their name in what they did, and can come back', async () => {
  take(await home.admin.members.remove(owner, home.memberId));
  const { members } = take(await home.admin.team(home.workspaceId));
  expect(members.map(({ id }) => id)).toEqual([owner.memberId]);
  expect(await home.team.getMe(home.memberId)).toBeNull();
  expect(codeOf(await home.team.signIn({ email: home.email, password: PASSWORD }, DESK))).toBe('unauthorized');
  expect(codeOf(await home.admin.members.enable(owner, home.memberId))).toBe('not_found');
  const row = await database.db
    .selectFrom('members')
    .select(['name', 'password_hash'])
    .where('id', '=', home.memberId)
    .executeTakeFirst();
  expect(row).toEqual({ name: 'Ana', password_hash: '' });
  expect(home.released).toEqual([home.memberId]);
  const { links } = take(await home.admin.invites.create(owner, invite(home.email)));
  const back = await home.admin.invites.join(
    { token: links.web.split('#')[1] ?? '', name: 'Ana again', password: PASSWORD },
    DESK,
  );
  expect(take(back).me).toMatchObject({ name: 'Ana again', email: home.email });
});

test('the owner hands over with their password: at every moment there is one', async () => {
  const { memberId } = take(
    await home.team.addMember({
      ...{ workspaceId: home.workspaceId, email: `o.${newId()}@example.test`, name: 'Olga', role: 'owner' },
      password: PASSWORD,
    }),
  );
  const olga = { ...owner, memberId, name: 'Olga' };
  const wrong = await home.admin.members.transferOwnership(olga, home.memberId, 'eight green kettles');
  expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid', field: 'password' } });
  expect(codeOf(await home.admin.members.transferOwnership(olga, memberId, PASSWORD))).toBe('invalid');
  const done = take(await home.admin.members.transferOwnership(olga, home.memberId, PASSWORD));
  expect(done).toMatchObject({ id: home.memberId, role: 'owner' });
  expect(await home.team.getMe(memberId)).toMatchObject({ role: 'admin' });
  expect((await home.team.getMe(memberId))?.permissions).not.toContain('workspace.manage');
  expect(codeOf(await home.admin.members.transferOwnership(olga, owner.memberId, PASSWORD))).toBe('forbidden');
});

test('the list shows who is there, since when, and how they sign in', async () => {
  const before = take(await home.admin.team(home.workspaceId)).members.find(({ id }) => id === home.memberId);
  expect(before).toMatchObject({ twoStep: false, lastSeenAt: null, activeChats: 0, presence: { state: 'offline' } });
  await home.signIn();
  const after = take(await home.admin.team(home.workspaceId)).members.find(({ id }) => id === home.memberId);
  expect(after?.lastSeenAt).toBe(home.now().toISOString());
});

test('the log tells who did what to whom and from where, as it was and as it is', async () => {
  take(await home.admin.members.change(owner, home.memberId, { permissions: ['team.manage', 'chats.respond'] }));
  take(await home.admin.members.change(owner, home.memberId, { permissions: ['chats.respond', 'team.manage'] }));
  take(await home.admin.members.disable(owner, home.memberId));
  take(await home.admin.members.disable(owner, home.memberId));
  const log = (await home.log()).filter(({ kind }) => kind.startsWith('member.') && kind !== 'member.added');
  expect(log.map(({ kind }) => kind)).toEqual(['member.changed', 'member.disabled']);
  expect(log[0]).toMatchObject({
    actor: { id: owner.memberId, name: owner.name },
    target: { id: home.memberId, name: 'Ana' },
    address: '10.0.0.9',
    changes: [{ field: 'permissions', from: 'chats.respond', to: 'chats.respond, team.manage' }],
  });
});

function invite(email = `${newId()}@example.test`) {
  return { email, role: 'agent' as const, chatbotIds: null, mail: false };
}
