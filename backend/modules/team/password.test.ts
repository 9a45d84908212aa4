import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createPasswordHasher } from './password.ts';

const hasher = createPasswordHasher();

async function hashOf(password: string): Promise<string> {
  const hashed = await hasher.hash(password);
  if (!hashed.ok) throw new Error(hashed.error.message);
  return hashed.value;
}

test('wrong passwords, no account and foreign strings never verify', async () => {
  const phc = await hashOf('correct horse battery');
  for (const stored of [null, '', 'none', 'plain', phc.replace('argon2id', 'argon2i'), phc.slice(0, -30)]) {
    expect(await hasher.verify('correct horse battery', stored)).toEqual({ ok: true, value: false });
  }
  expect(await hasher.verify('correct horse batterY', phc)).toEqual({ ok: true, value: false });
});

test('the stand-in for unknown accounts has no password', async () => {
  for (const guess of ['', '\0', 'password'])
    expect(await hasher.verify(guess, null)).toEqual({ ok: true, value: false });
});

test('a hash says how it was made, and no two are alike', async () => {
  const [one, other] = await Promise.all([hashOf('correct horse battery'), hashOf('correct horse battery')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await hasher.verify('correct horse battery', one)).toEqual({ ok: true, value: true });
});

test('a hash with other parameters still verifies', async () => {
  // Made with m=64, t=3, p=1 for "password", salt "somesaltsomesalt".
  const stored = '$argon2id$v=19$m=64,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$YWTHOaBOF940qAvuZcalj0uKJAy/VlL0p541rgK3xhY';
  expect(await hasher.verify('password', stored)).toEqual({ ok: true, value: true });
});

test('the same letters typed as other code points are the same password', async () => {
  const phc = await hashOf('cafe\u0301 cafe\u0301 cafe\u0301');
  expect(await hasher.verify('caf\u00e9 caf\u00e9 caf\u00e9', phc)).toEqual({ ok: true, value: true });
});

test('a crowd is told to come back instead of taking the server with it', async () => {
  const narrow = createPasswordHasher({ maxRunning: 2, maxWaiting: 3 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => narrow.verify('some password', null)));
  const codes = answers.map((answer) => (answer.ok ? 'looked at' : answer.error.code));
  expect(codes).toEqual([...Array(5).fill('looked at'), ...Array(3).fill('busy')]);
  expect(answers[7]).toMatchObject({ error: { retryAfterMs: 1_000 } });
  // The places were given back.
  expect(await narrow.verify('some password', null)).toEqual({ ok: true, value: false });
});

test('by itself one at a time is computed, and eight wait', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => hasher.verify('some password', null)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(9);
});

test('a failing hash gives its place back', async () => {
  const narrow = createPasswordHasher({ maxRunning: 1, maxWaiting: 0 });
  const impossible = '$argon2id$v=19$m=1,t=1,p=9$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  await expect(narrow.verify('some password', impossible)).rejects.toThrow();
  expect(await narrow.verify('some password', null)).toEqual({ ok: true, value: false });
});

/** The nice values of all threads of this process; only Linux has one for each. */
function readThreadPriorities(): number[] {
  return readdirSync('/proc/self/task').map((thread) => {
    const facts = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    // The name in brackets may hold anything; the nice value is the 17th field after it.
    return Number(facts.slice(facts.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

const hasThreadPriorities = process.platform === 'linux';
test.runIf(hasThreadPriorities)(
  'on Linux, chats go before passwords: hashes have a thread that gives way',
  async () => {
    const before = Math.min(...readThreadPriorities());
    await hashOf('correct horse battery');
    expect(Math.max(...readThreadPriorities())).toBe(Math.max(5, before));
    expect(Math.min(...readThreadPriorities())).toBe(before);
  },
);
