import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
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

const HOUR = 3_600_000;
const wish = { role: 'agent', chatbotIds: null, mail: true } as const;

async function invite(given: Partial<Parameters<TestTeam['admin']['invites']['create']>[1]> = {}) {
  const email = given.email ?? `bo.${newId()}@example.test`;
  const made = take(await home.admin.invites.create(owner, { ...wish, email, ...given }));
  return { ...made, email, token: made.links.web.split('#')[1] ?? '' };
}
const join = (token: string, change: Partial<{ name: string; password: string }> = {}) =>
  home.admin.invites.join({ token, name: 'Bo', password: PASSWORD, ...change }, { ...DESK, ip: newId() });
const OVER = { ok: false, error: { code: 'unauthorized', field: 'token' } };

test('made-up links are refused, looking and joining', async () => {
  await invite();
  expect(await join('x'.repeat(43))).toMatchObject(OVER);
  expect(await home.admin.invites.look('x'.repeat(43), DESK)).toMatchObject(OVER);
});

test('a link lasts 72 hours and not a moment longer', async () => {
  const { token } = await invite();
  home.pass(72 * HOUR - 1);
  expect(codeOf(await home.admin.invites.look(token, DESK))).toBe('ok');
  home.pass(1);
  expect(await home.admin.invites.look(token, DESK)).toMatchObject(OVER);
  expect(await join(token)).toMatchObject(OVER);
});

test('looking uses nothing up and tells who invites whom', async () => {
  const { token, email } = await invite();
  for (let count = 0; count < 3; count += 1) {
    expect(take(await home.admin.invites.look(token, DESK))).toMatchObject({
      workspaceName: expect.stringMatching(/^Workspace/),
      invitedBy: owner.name,
      email,
      role: 'agent',
    });
  }
  expect(take(await join(token)).me).toMatchObject({ name: 'Bo', email, workspaceId: home.workspaceId });
});

test('a link works once, also when eight use it at once', async () => {
  const { token } = await invite();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => join(token)));
  // The others hear that the link is over, not that somebody has their address.
  expect(outcomes.map(codeOf).sort()).toEqual(['ok', ...Array(7).fill('unauthorized')]);
  expect(await join(token)).toMatchObject(OVER);
  expect(await home.admin.invites.look(token, DESK)).toMatchObject(OVER);
});

test('a weak password is refused by field and the link stays good', async () => {
  const { token } = await invite();
  expect(await join(token, { password: 'password1234' })).toMatchObject({
    error: { code: 'invalid', field: 'password' },
  });
  expect(codeOf(await join(token))).toBe('ok');
});

test('a newer link takes the place of the older; a revoked one is worth nothing', async () => {
  const older = await invite();
  home.pass(73 * HOUR);
  const again = take(await home.admin.invites.resend(owner, older.invite.id, { mail: false }));
  const newer = again.links.web.split('#')[1] ?? '';
  expect(await join(older.token)).toMatchObject(OVER);
  expect(codeOf(await home.admin.invites.look(newer, DESK))).toBe('ok');
  take(await home.admin.invites.revoke(owner, older.invite.id));
  expect(await join(newer)).toMatchObject(OVER);
  expect(codeOf(await home.admin.invites.resend(owner, older.invite.id, { mail: false }))).toBe('not_found');
});

test('nobody invites somebody to more than they are or have', async () => {
  const lead = await home.hire('agent', { permissions: ['team.manage'] });
  const create = (request: object) =>
    home.admin.invites.create(lead, { ...wish, email: `${newId()}@example.test`, ...request });
  expect(codeOf(await create({ role: 'admin', permissions: [] }))).toBe('forbidden');
  expect(codeOf(await create({ permissions: ['chats.respond'] }))).toBe('forbidden');
  expect(codeOf(await create({ permissions: ['team.manage'] }))).toBe('ok');
  const { invite: beyond } = await invite({ permissions: ['workspace.manage'] });
  expect(codeOf(await home.admin.invites.resend(lead, beyond.id, { mail: false }))).toBe('forbidden');
});

test('what somebody promised ends with their own place', async () => {
  const admin = await home.hire('admin');
  const made = take(await home.admin.invites.create(admin, { ...wish, email: `${newId()}@example.test` }));
  take(await home.admin.members.disable(owner, admin.memberId));
  expect(await join(made.links.web.split('#')[1] ?? '')).toMatchObject(OVER);
  expect(codeOf(await home.admin.invites.create(admin, { ...wish, email: `${newId()}@example.test` }))).toBe(
    'forbidden',
  );
});

test('members and those who are invited already are refused by field', async () => {
  const create = (email: string) => home.admin.invites.create(owner, { ...wish, email });
  const { email } = await invite();
  for (const taken of [home.email.toUpperCase(), email.toUpperCase()]) {
    expect(await create(taken)).toMatchObject({ ok: false, error: { code: 'invalid', field: 'email' } });
  }
});

test('the link travels in the mail alone: not in its stored words, not in the database', async () => {
  const { token, email, links, mail } = await invite();
  expect(links).toEqual({ web: `https://desk.example.com/join#${token}`, app: `handoff-desk://join/${token}` });
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(mail).toBe('on_its_way');
  const [sent] = home.mails;
  expect(sent).toMatchObject({ kind: 'invite', to: email, privateLink: links.web });
  expect(`${sent?.subject}${sent?.html}${sent?.text}${sent?.dedupeKey}`).not.toContain(token);
  const { rows } = await database.pool.query(
    'SELECT (SELECT json_agg(i) FROM invites i)::text || (SELECT json_agg(a) FROM audit_events a)::text AS everything',
  );
  expect(rows[0].everything).not.toContain(token);
});

test('without a mail there is only the link', async () => {
  expect((await invite({ mail: false })).mail).toBe('off');
  expect(home.mails).toEqual([]);
});

test('a mail whose link no longer works is not sent', async () => {
  const { invite: made } = await invite();
  const { mail_id } = await database.db
    .selectFrom('invites')
    .select('mail_id')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  const ask = () => home.admin.mayStillSend({ id: mail_id ?? '', kind: 'invite' });
  expect(await ask()).toEqual({ send: true });
  home.pass(72 * HOUR);
  expect(await ask()).toMatchObject({ send: false });
  expect(await home.admin.mayStillSend({ id: newId(), kind: 'waiting' })).toBeNull();
});

test('guessing links is limited by address', async () => {
  const outcomes = [];
  for (let count = 0; count < 31; count += 1)
    outcomes.push(await home.admin.invites.look(`${'x'.repeat(40)}${count}`, DESK));
  expect(outcomes.at(-1)).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
});

test('whoever joins has what was promised, and the log tells of each step', async () => {
  const { token, email } = await invite({ role: 'admin', permissions: ['chats.respond', 'team.manage'] });
  const { me } = take(await join(token));
  expect(me).toMatchObject({ role: 'admin', permissions: ['chats.respond', 'team.manage'] });
  const log = (await home.log()).slice(-2);
  expect(log.map(({ kind, actor, target }) => [kind, actor.name, target?.name])).toEqual([
    ['invite.created', owner.name, email],
    ['member.joined', 'Bo', email],
  ]);
});
