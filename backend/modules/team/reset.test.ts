import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { codeOf, createTestTeam, DESK, PASSWORD, type TestTeam, take } from './test-team.ts';

let database: TestDatabase;
let home: TestTeam;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  home = await createTestTeam(database);
});

const NEXT = 'eight green kettles';
const OVER = { ok: false, error: { code: 'unauthorized', field: 'token' } };
const use = (token: string, password = NEXT) => home.admin.reset.use(token, password, { ip: newId() });

/** Asks, and answers the tokens of the mails that come of it. */
async function ask(email: string): Promise<string[]> {
  home.mails.length = 0;
  take(await home.admin.reset.request(email, { ip: newId() }));
  await home.events.settled();
  return home.mails.map(({ privateLink = '' }) => privateLink.split('#/reset/')[1] ?? '');
}

test('known and unknown addresses get the same answer, before anything is looked up', async () => {
  home.events.on('password_reset.asked', () => {
    expect(home.mails).toEqual([]);
  });
  const known = await home.admin.reset.request(home.email, DESK);
  const unknown = await home.admin.reset.request('nobody@example.test', DESK);
  expect(known).toEqual({ ok: true, value: null });
  expect(unknown).toEqual(known);
  expect(home.mails).toEqual([]);
  await home.events.settled();
  expect(home.mails.map(({ to }) => to)).toEqual([home.email]);
});

test('an answer takes no longer for those who are known', async () => {
  const time = async (email: string): Promise<number> => {
    const samples: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const started = performance.now();
      await home.admin.reset.request(email, { ip: newId() });
      samples.push(performance.now() - started);
      await home.events.settled();
    }
    return Math.min(...samples);
  };
  // Looking somebody up, or writing a mail, takes milliseconds.
  for (const email of [home.email, 'nobody@example.test']) expect(await time(email)).toBeLessThan(1);
});

test('made-up links set no password', async () => {
  await ask(home.email);
  expect(await use('x'.repeat(43))).toMatchObject(OVER);
});

test('a link lasts 30 minutes', async () => {
  const [token = ''] = await ask(home.email);
  home.pass(30 * 60_000);
  expect(await use(token)).toMatchObject(OVER);
});

test('a link works once, also when eight use it at once, and takes the others with it', async () => {
  const [first = ''] = await ask(home.email);
  const [second = ''] = await ask(home.email);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => use(second)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await use(second)).toMatchObject(OVER);
  expect(await use(first)).toMatchObject(OVER);
});

test('a weak password leaves the link good', async () => {
  const [token = ''] = await ask(home.email);
  expect(await use(token, 'password1234')).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(codeOf(await use(token))).toBe('ok');
});

test('a new password ends every sign-in, and the old one is worth nothing', async () => {
  const { accessToken, refreshToken } = await home.signIn();
  const [token = ''] = await ask(home.email.toUpperCase());
  take(await use(token));
  expect(codeOf(await home.team.authenticate(accessToken))).toBe('unauthorized');
  expect(codeOf(await home.team.refresh(refreshToken))).toBe('unauthorized');
  expect(home.ended).toEqual([{ memberId: home.memberId, familyId: null, reason: 'signed_out' }]);
  expect(codeOf(await home.team.signIn({ email: home.email, password: PASSWORD }, DESK))).toBe('unauthorized');
  expect(codeOf(await home.team.signIn({ email: home.email, password: NEXT }, DESK))).toBe('ok');
});

test('the link is made of PUBLIC_URL, and travels in the mail alone', async () => {
  const [token = ''] = await ask(home.email);
  expect(token).toMatch(/^[\w-]{43}$/);
  const [mail] = home.mails;
  expect(mail).toMatchObject({
    kind: 'password_reset',
    privateLink: `https://desk.example.com/console/#/reset/${token}`,
  });
  expect(`${mail?.html}${mail?.text}${mail?.dedupeKey}`).not.toContain(token);
  const { rows } = await database.pool.query(
    'SELECT (SELECT json_agg(r) FROM password_resets r)::text || (SELECT json_agg(a) FROM audit_events a)::text AS everything',
  );
  expect(rows[0].everything).not.toContain(token);
});

test('nobody’s mailbox is filled: three links an hour', async () => {
  for (let count = 0; count < 3; count += 1) expect(await ask(home.email)).toHaveLength(1);
  expect(await ask(home.email)).toEqual([]);
  home.pass(3_600_000);
  expect(await ask(home.email)).toHaveLength(1);
});

test('disabled members get none, and what they had is worth nothing', async () => {
  const [token = ''] = await ask(home.email);
  await home.admin.members.disable(await home.hire('owner'), home.memberId);
  expect(await ask(home.email)).toEqual([]);
  expect(await use(token)).toMatchObject(OVER);
});

test('whoever is in two workspaces gets a link for each', async () => {
  const workspaceId = (await buildWorkspace(database.db)).id;
  const twin = { workspaceId, email: home.email, name: 'Ana', role: 'agent' as const, password: 'nine green kettles' };
  take(await home.team.addMember(twin));
  const [one = ''] = await ask(home.email);
  expect(home.mails.map((mail) => mail.workspaceId)).toEqual([home.workspaceId, workspaceId]);
  take(await use(one));
  const other = { email: home.email, password: twin.password };
  expect(take(await home.team.signIn(other, DESK)).me.workspaceId).toBe(workspaceId);
});

test('a mail whose link no longer works is not sent; the log tells of asking and of doing', async () => {
  const [token = ''] = await ask(home.email);
  const { mail_id } = await database.db
    .selectFrom('password_resets')
    .select('mail_id')
    .where('member_id', '=', home.memberId)
    .executeTakeFirstOrThrow();
  const still = () => home.admin.mayStillSend({ id: mail_id ?? '', kind: 'password_reset' });
  expect(await still()).toEqual({ send: true });
  take(await use(token));
  expect(await still()).toMatchObject({ send: false });
  expect((await home.log()).slice(-2).map(({ kind }) => kind)).toEqual(['password.reset_requested', 'password.reset']);
});
