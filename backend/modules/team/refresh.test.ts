import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import type { TeamService } from './index.ts';
import { codeOf, createTestTeam, type TestTeam, take } from './test-team.ts';

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

test('made-up refresh tokens are refused', async () => {
  for (const token of ['', 'x'.repeat(43), '\0', '💥']) expect(codeOf(await team.refresh(token))).toBe('unauthorized');
});

test('a refresh gives a new pair and spends the old token', async () => {
  const first = await home.signIn();
  home.pass(60_000);
  const second = take(await team.refresh(first.refreshToken));
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.accessTokenExpiresAt.getTime() - first.accessTokenExpiresAt.getTime()).toBe(60_000);
  expect(codeOf(await team.authenticate(second.accessToken))).toBe('ok');
  expect(codeOf(await team.refresh(second.refreshToken))).toBe('ok');
});

test('using a spent token later ends the whole sign-in, whoever holds it', async () => {
  const first = await home.signIn();
  const second = take(await team.refresh(first.refreshToken));
  home.pass(30_001);
  expect(codeOf(await team.refresh(first.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(second.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.authenticate(second.accessToken))).toBe('unauthorized');
  expect(home.ended).toHaveLength(1);
});

test('a client that lost the answer may ask again within 30 s', async () => {
  const first = await home.signIn();
  const lost = take(await team.refresh(first.refreshToken));
  home.pass(30_000);
  const again = take(await team.refresh(first.refreshToken));
  home.pass(900_000);
  const next = take(await team.refresh(again.refreshToken));
  home.pass(31_000);
  // The lost pair turns up after all: somebody listened in.
  expect(codeOf(await team.refresh(lost.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(next.refreshToken))).toBe('unauthorized');
});

test('no grace once the successor has been used', async () => {
  const first = await home.signIn();
  home.pass(1_000);
  const second = take(await team.refresh(first.refreshToken));
  home.pass(1_000);
  const third = take(await team.refresh(second.refreshToken));
  home.pass(1_000);
  expect(codeOf(await team.refresh(first.refreshToken))).toBe('unauthorized');
  expect(codeOf(await team.refresh(third.refreshToken))).toBe('unauthorized');
});

test('ten tabs that wake up with the same token all stay signed in', async () => {
  const { refreshToken } = await home.signIn();
  const tabs = await Promise.all(Array.from({ length: 10 }, () => team.refresh(refreshToken)));
  expect(tabs.map(codeOf)).toEqual(Array(10).fill('ok'));
  const unspent = await database.db
    .selectFrom('sessions')
    .select('id')
    .where('member_id', '=', home.memberId)
    .where('rotated_at', 'is', null)
    .execute();
  expect(unspent).toHaveLength(10);
  home.pass(900_000);
  const last = tabs.at(-1);
  expect(codeOf(await team.refresh(last ? take(last).refreshToken : ''))).toBe('ok');
});

test('a sign-in that is not used for 30 days is over, one that is used stays', async () => {
  const [idle, used] = [await home.signIn(), await home.signIn()];
  home.pass(29 * 86_400_000);
  const renewed = take(await team.refresh(used.refreshToken));
  home.pass(86_400_000);
  expect(codeOf(await team.refresh(idle.refreshToken))).toBe('unauthorized');
  home.pass(28 * 86_400_000);
  expect(codeOf(await team.refresh(renewed.refreshToken))).toBe('ok');
});
