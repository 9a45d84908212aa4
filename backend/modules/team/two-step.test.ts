import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import type { Actor } from './index.ts';
import { codeOf, createTestTeam, DESK, PASSWORD, type TestTeam, take } from './test-team.ts';
import { computeTotp, stepAt } from './totp.ts';

let database: TestDatabase;
let home: TestTeam;
let ana: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  home = await createTestTeam(database);
  ana = await home.asAna((await home.signIn()).accessToken);
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What Ana's app shows at this moment, or some steps away from it. */
let codeNow: (offset?: number) => string;

async function turnOn(): Promise<string[]> {
  const { secret } = take(await home.admin.account.beginTwoStep(ana, PASSWORD));
  codeNow = (offset = 0) => computeTotp(fromBase32(secret), stepAt(home.now()) + offset);
  const { recoveryCodes } = take(await home.admin.account.confirmTwoStep(ana, codeNow()));
  home.pass(60_000);
  return recoveryCodes;
}
const signIn = (code?: string, password = PASSWORD, ip: string = DESK.ip) =>
  home.team.signIn({ email: home.email, password, code }, { ...DESK, ip });
const wrongCode = (): string => (codeNow() === '000000' ? '000001' : '000000');

test('only the password’s owner begins, and only a right code turns it on', async () => {
  const begun = await home.admin.account.beginTwoStep(ana, 'eight green kettles');
  expect(begun).toMatchObject({ ok: false, error: { code: 'invalid', field: 'password' } });
  expect(codeOf(await home.admin.account.confirmTwoStep(ana, '123456'))).toBe('wrong_state');
  take(await home.admin.account.beginTwoStep(ana, PASSWORD));
  codeNow = () => 'x';
  expect(await home.admin.account.confirmTwoStep(ana, '12345x')).toMatchObject({
    error: { code: 'invalid', field: 'code' },
  });
  // Begun and not confirmed locks nobody out.
  expect(codeOf(await signIn())).toBe('ok');
});

test('whether it is on is told only after the right password', async () => {
  await turnOn();
  const wrong = await signIn(undefined, 'eight green kettles');
  expect(wrong).toEqual({ ok: false, error: { code: 'unauthorized', message: 'E-mail or password is wrong.' } });
  expect(await signIn(codeNow(), 'eight green kettles')).toEqual(wrong);
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'two_step_required' } });
  expect(await signIn(wrongCode())).toMatchObject({ ok: false, error: { code: 'two_step_required', field: 'code' } });
  expect(take(await signIn(codeNow())).me.name).toBe('Ana');
});

test('a code works once, also when five use it at once, and none before it works after', async () => {
  await turnOn();
  const older = codeNow(-1);
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_, index) => signIn(codeNow(), PASSWORD, `10.1.0.${index}`)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(codeOf(await signIn(older))).toBe('two_step_required');
  home.pass(30_000);
  expect(codeOf(await signIn(codeNow()))).toBe('ok');
});

test('the code that turned it on cannot sign in', async () => {
  const { secret } = take(await home.admin.account.beginTwoStep(ana, PASSWORD));
  const code = computeTotp(fromBase32(secret), stepAt(home.now()));
  take(await home.admin.account.confirmTwoStep(ana, code));
  expect(codeOf(await signIn(code))).toBe('two_step_required');
});

test('a recovery code works once, however it is typed', async () => {
  const codes = await turnOn();
  expect(new Set(codes).size).toBe(10);
  const [first = '', second = ''] = codes;
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      signIn(first.toUpperCase().replaceAll('-', ' '), PASSWORD, `10.1.0.${index}`),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(codeOf(await signIn(first))).toBe('two_step_required');
  expect(codeOf(await signIn(second))).toBe('ok');
  expect(take(await home.admin.account.get(ana)).twoStep).toMatchObject({ enabled: true, recoveryCodesLeft: 8 });
});

test('guessing codes is stopped over all addresses, and right codes are refused with the wrong ones', async () => {
  await turnOn();
  for (let count = 0; count < 10; count += 1) await signIn(wrongCode(), PASSWORD, `10.2.0.${count}`);
  expect(await signIn(codeNow(), PASSWORD, '10.2.0.99')).toMatchObject({ error: { code: 'rate_limited' } });
});

test('asking without a code is no failure', async () => {
  await turnOn();
  for (let count = 0; count < 6; count += 1) expect(codeOf(await signIn())).toBe('two_step_required');
  expect(codeOf(await signIn(codeNow()))).toBe('ok');
});

test('it is turned off, and its codes renewed, with password and code only', async () => {
  const old = await turnOn();
  const { account } = home.admin;
  const wrong = { password: PASSWORD, code: wrongCode() };
  expect(await account.endTwoStep(ana, wrong)).toMatchObject({ error: { code: 'invalid', field: 'code' } });
  expect(await account.endTwoStep(ana, { password: 'x', code: codeNow() })).toMatchObject({
    error: { field: 'password' },
  });
  expect(await account.renewRecoveryCodes(ana, wrong)).toMatchObject({ error: { field: 'code' } });
  const { recoveryCodes } = take(await account.renewRecoveryCodes(ana, { password: PASSWORD, code: codeNow() }));
  expect(codeOf(await signIn(old[0]))).toBe('two_step_required');
  expect(codeOf(await account.beginTwoStep(ana, PASSWORD))).toBe('wrong_state');
  take(await account.endTwoStep(ana, { password: PASSWORD, code: recoveryCodes[0] ?? '' }));
  expect(codeOf(await signIn())).toBe('ok');
});

test('secret and recovery codes cannot be read in the database, nor in the log', async () => {
  const { secret } = take(await home.admin.account.beginTwoStep(ana, PASSWORD));
  const code = computeTotp(fromBase32(secret), stepAt(home.now()));
  const { recoveryCodes } = take(await home.admin.account.confirmTwoStep(ana, code));
  await home.events.settled();
  const { rows } = await database.pool.query(
    `SELECT (SELECT json_agg(t) FROM two_step_secrets t)::text || (SELECT json_agg(r) FROM recovery_codes r)::text
      || (SELECT json_agg(a) FROM audit_events a)::text AS everything`,
  );
  const raw = fromBase32(secret);
  for (const hidden of [secret, raw.toString('hex'), raw.toString('base64'), ...recoveryCodes]) {
    expect(rows[0].everything).not.toContain(hidden);
    expect(rows[0].everything).not.toContain(Buffer.from(hidden).toString('hex'));
  }
});

test('a sealed secret of somebody else opens for nobody', async () => {
  await turnOn();
  const other = await createTestTeam(database);
  const theirs = await database.db
    .selectFrom('two_step_secrets')
    .selectAll()
    .where('member_id', '=', home.memberId)
    .executeTakeFirstOrThrow();
  await database.db
    .insertInto('two_step_secrets')
    .values({ ...theirs, member_id: other.memberId, last_step: 0 })
    .execute();
  const outcome = await other.team.signIn({ email: other.email, password: PASSWORD, code: codeNow() }, DESK);
  expect(codeOf(outcome)).toBe('two_step_required');
});

test('the log tells of it all, and of no code', async () => {
  const codes = await turnOn();
  await signIn(wrongCode());
  await signIn(codes[0]);
  const kinds = (await home.log()).map(({ kind }) => kind);
  expect(kinds.slice(0, 4)).toEqual(['member.added', 'sign_in.succeeded', 'two_step.turned_on', 'sign_in.failed']);
  // These two happen in the same moment.
  expect(kinds.slice(4).sort()).toEqual(['sign_in.succeeded', 'two_step.recovery_code_used']);
});

test('who lost phone and codes gets in by the password again once somebody who manages the team has reset it', async () => {
  const owner = await home.hire('owner');
  const reset = (by: Actor) => home.admin.members.resetTwoStep(by, home.memberId);
  expect(codeOf(await reset(owner))).toBe('wrong_state');
  await turnOn();
  expect(codeOf(await signIn())).toBe('two_step_required');
  for (const actor of [ana, await home.hire('agent'), await home.hire('agent', { permissions: ['chats.respond'] })]) {
    expect(codeOf(await reset(actor))).toBe('forbidden');
  }
  expect(codeOf(await signIn())).toBe('two_step_required');
  expect(take(await reset(owner)).twoStep).toBe(false);
  expect(codeOf(await signIn())).toBe('ok');
  expect((await home.log()).filter(({ kind }) => kind === 'two_step.reset')).toMatchObject([
    { actor: { id: owner.memberId }, target: { id: home.memberId } },
  ]);
  expect(home.mails).toMatchObject([{ kind: 'two_step_reset', to: home.email, memberId: home.memberId }]);
});
