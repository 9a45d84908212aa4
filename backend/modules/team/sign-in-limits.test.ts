import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '#contract/result.ts';
import { type Attempt, createSignInLimits, decideDelay, decideSlowing, type SignInLimits } from './sign-in-limits.ts';

let limits: SignInLimits;
beforeEach(() => {
  vi.useFakeTimers();
  limits = createSignInLimits();
});
afterEach(() => vi.useRealTimers());

const OWNER = 'owner@example.test';
const isRefused = (outcome: Attempt | Failure): outcome is Failure => 'ok' in outcome;

/** Waits as long as the limits ask for, without waiting. */
async function begin(account: string, ip: string): Promise<Attempt | Failure> {
  const outcome = limits.begin(account, ip);
  await vi.advanceTimersByTimeAsync(2_000);
  return outcome;
}

async function admit(account: string, ip: string): Promise<Attempt> {
  const outcome = await begin(account, ip);
  if (isRefused(outcome)) throw new Error(`refused: ${JSON.stringify(outcome.error)}`);
  return outcome;
}

const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

test('the delay starts after five failures, doubles, and ends at a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 50].map(decideDelay)).toEqual([0, 0, 60, 120, 240, 480, 900, 900]);
});

test('an account is slowed down after twenty failures, by two seconds at most', () => {
  expect([1, 20, 21, 30, 40, 5_000].map(decideSlowing)).toEqual([0, 0, 100, 1_000, 2_000, 2_000]);
});

test('the sixth attempt is refused and told when to come back; later failures wait longer', async () => {
  for (let count = 0; count < 5; count += 1) await admit(OWNER, '10.0.0.1');
  const refused = await begin(OWNER, '10.0.0.1');
  expect(refused).toMatchObject({ error: { code: 'rate_limited' } });
  if (isRefused(refused)) expect(refused.error.retryAfterMs).toBeLessThanOrEqual(60_000);
  await minutes(1);
  await admit(OWNER, '10.0.0.1');
  await minutes(1);
  expect(isRefused(await begin(OWNER, '10.0.0.1'))).toBe(true);
  await minutes(1);
  await admit(OWNER, '10.0.0.1');
});

test('guesses sent all at once do not slip through together', async () => {
  const pending = Array.from({ length: 20 }, () => limits.begin(OWNER, '10.0.0.1'));
  await vi.advanceTimersByTimeAsync(2_000);
  const outcomes = await Promise.all(pending);
  expect(outcomes.filter((outcome) => !isRefused(outcome))).toHaveLength(5);
});

test('a stranger who fails on purpose does not lock the owner out', async () => {
  for (let address = 0; address < 50; address += 1) {
    for (let count = 0; count < 6; count += 1) await begin(OWNER, `10.1.0.${address}`);
  }
  await admit(OWNER, '10.0.0.1');
});

test('after a success the count starts anew', async () => {
  for (let count = 0; count < 4; count += 1) await admit(OWNER, '10.0.0.1');
  await (await admit(OWNER, '10.0.0.1')).succeed();
  for (let count = 0; count < 5; count += 1) await admit(OWNER, '10.0.0.1');
  expect(isRefused(await begin(OWNER, '10.0.0.1'))).toBe(true);
});

test('an attempt the server was too busy for does not count', async () => {
  for (let count = 0; count < 12; count += 1) await (await admit(OWNER, '10.0.0.1')).withdraw();
  for (let count = 0; count < 5; count += 1) await admit(OWNER, '10.0.0.1');
});

test('failures are forgotten after a quarter of an hour', async () => {
  for (let count = 0; count < 4; count += 1) await admit(OWNER, '10.0.0.1');
  await minutes(15);
  for (let count = 0; count < 5; count += 1) await admit(OWNER, '10.0.0.1');
});

test('strangers from ever new addresses share one line, and what is sent away does not count as a failure', async () => {
  const pending = Array.from({ length: 100 }, (_, count) =>
    limits.begin(`nobody${count}@example.test`, `10.2.0.${count}`),
  );
  await vi.advanceTimersByTimeAsync(3_000);
  const outcomes = await Promise.all(pending);
  expect(outcomes.filter((outcome) => !isRefused(outcome))).toHaveLength(16);
  expect(outcomes.at(-1)).toMatchObject({ error: { code: 'busy', retryAfterMs: expect.any(Number) } });
  await minutes(1);
  for (let count = 0; count < 5; count += 1) await admit('nobody99@example.test', '10.2.0.99');
});

test('a flood of strangers keeps nobody waiting where somebody of the team is', async () => {
  limits.remember('10.0.0.1');
  for (let count = 0; count < 100; count += 1) void limits.begin(`nobody${count}@example.test`, `10.2.0.${count}`);
  let admitted = false;
  void limits.begin(OWNER, '10.0.0.1').then((outcome) => {
    admitted = !isRefused(outcome);
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(admitted).toBe(true);
  await minutes(1);
});

test('one address gets thirty attempts a minute, over all accounts and doors', async () => {
  limits.remember('10.0.0.1');
  const outcomes = [];
  for (let count = 0; count < 29; count += 1) outcomes.push(limits.begin(`member${count}@example.test`, '10.0.0.1'));
  expect((await Promise.all(outcomes)).filter(isRefused)).toEqual([]);
  expect(await limits.admitAddress('10.0.0.1')).toBeNull();
  expect(await limits.admitAddress('10.0.0.1')).toMatchObject({ error: { code: 'rate_limited' } });
  expect(isRefused(await limits.begin('new@example.test', '10.0.0.1'))).toBe(true);
  expect(await limits.admitAddress('10.0.0.2')).toBeNull();
  await minutes(1);
  expect(await limits.admitAddress('10.0.0.1')).toBeNull();
});
