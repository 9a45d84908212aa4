import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { readIdentity } from './read-identity.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const seconds = now.getTime() / 1_000;
const [live, older, foreign] = ['live-secret', 'older-secret', 'foreign-secret'].map((name) =>
  name.padEnd(64, '-'),
) as [string, string, string];
const claims = { sub: 'user-7', name: 'Vera', email: 'vera@example.com', exp: seconds + 3_600 };

const sign = (payload: Record<string, unknown>, secret = live, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
const read = (token: string) => readIdentity(token, [live, older], now);

describe('an identity is refused', () => {
  it.each([
    ['without a signature (alg none)', async () => new UnsecuredJWT(claims).encode(), 'forbidden'],
    ['signed with another secret', () => sign(claims, foreign), 'forbidden'],
    ['signed with another algorithm', () => sign(claims, live, 'HS512'), 'forbidden'],
    ['after its end', () => sign({ ...claims, exp: seconds - 60 }), 'forbidden'],
    ['before its beginning', () => sign({ ...claims, nbf: seconds + 600 }), 'forbidden'],
    ['without an end', () => sign({ sub: 'user-7' }), 'forbidden'],
    ['that lasts longer than a day', () => sign({ ...claims, exp: seconds + 90_000 }), 'invalid'],
    ['without a subject', () => sign({ exp: claims.exp }), 'forbidden'],
    ['with an empty subject', () => sign({ ...claims, sub: '' }), 'invalid'],
    ['with a name of several lines', () => sign({ ...claims, name: 'Vera\nOwner' }), 'invalid'],
    ['with what is no address', () => sign({ ...claims, email: 'vera@x, eve@y.example' }), 'invalid'],
    ['that was changed', async () => `${(await sign(claims)).slice(0, -6)}AAAAAA`, 'forbidden'],
    ['that is no token', async () => 'a'.repeat(60), 'forbidden'],
  ])('%s', async (_name, make, code) => {
    expect(await read(await make())).toMatchObject({ ok: false, error: { code } });
  });

  it('while the chatbot has no secret, also one signed with the empty secret', async () => {
    expect(await readIdentity(await sign(claims), [], now)).toMatchObject({ ok: false });
  });
});

describe('an identity is taken', () => {
  it.each([
    ['the newer', live],
    ['the older', older],
  ])('signed with %s of two secrets', async (_name, secret) => {
    expect(await read(await sign(claims, secret))).toEqual({
      ok: true,
      value: { subject: 'user-7', name: 'Vera', email: 'vera@example.com', until: new Date((seconds + 3_600) * 1_000) },
    });
  });

  it('with nothing but who it is', async () => {
    const answer = await read(await sign({ sub: 'user-7', exp: claims.exp }));
    expect(answer).toMatchObject({ ok: true, value: { name: null, email: null } });
  });
});
