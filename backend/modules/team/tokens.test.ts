import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { createAccessTokens, createSecret, hashSecret } from './tokens.ts';

let now = new Date('2026-11-23T12:00:00.500Z');
const clock = { now: () => now };
const signingKey = randomBytes(32);
const tokens = createAccessTokens({ signingKey, clock });
const claims = { memberId: newId(), workspaceId: newId(), familyId: newId() };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payload = {
  iss: 'handoff-desk',
  sub: claims.memberId,
  ws: claims.workspaceId,
  fam: claims.familyId,
  iat: 1_795_521_600,
  exp: 1_795_522_500,
};

function forge(header: object, body: object, key: Uint8Array = signingKey, hash = 'sha256'): string {
  const signed = `${encode(header)}.${encode(body)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}

test('the forger of this file can make a good token, so its refusals below mean something', async () => {
  expect(await tokens.read(forge({ alg: 'HS256' }, payload))).toMatchObject(claims);
});

test.each([
  ['unsigned', `${encode({ alg: 'none' })}.${encode(payload)}.`],
  ['unsigned, oddly spelled', `${encode({ alg: 'nOnE' })}.${encode(payload)}.`],
  ['of another algorithm', forge({ alg: 'HS384' }, payload, signingKey, 'sha384')],
  ['signed with another key', forge({ alg: 'HS256' }, payload, randomBytes(32))],
  ['without expiry', forge({ alg: 'HS256' }, { ...payload, exp: undefined })],
  ['of another issuer', forge({ alg: 'HS256' }, { ...payload, iss: 'somebody' })],
  ['without a family', forge({ alg: 'HS256' }, { ...payload, fam: undefined })],
  ['with ids that are none', forge({ alg: 'HS256' }, { ...payload, sub: "' OR 1=1" })],
  ['with a critical header we do not know', forge({ alg: 'HS256', crit: ['x'], x: 1 }, payload)],
  ['an array', forge({ alg: 'HS256' }, [])],
  ['empty', ''],
  ['dots', '..'],
  ['no token', 'Bearer of bad news'],
])('a token that is %s is refused', async (_name, token) => {
  expect(await tokens.read(token)).toBeNull();
});

test('a token whose claims were changed is refused', async () => {
  const [header, , signature] = forge({ alg: 'HS256' }, payload).split('.');
  expect(await tokens.read(`${header}.${encode({ ...payload, sub: newId() })}.${signature}`)).toBeNull();
});

test('a token lasts 15 minutes and not a second more', async () => {
  const { token, expiresAt } = await tokens.issue(claims);
  expect(expiresAt.toISOString()).toBe('2026-11-23T12:15:00.000Z');
  now = new Date('2026-11-23T12:14:59.999Z');
  expect(await tokens.read(token)).toEqual({ ...claims, expiresAt });
  now = new Date('2026-11-23T12:15:00.000Z');
  expect(await tokens.read(token)).toBeNull();
});

test('a short signing key is refused at start', () => {
  expect(() => createAccessTokens({ signingKey: randomBytes(31), clock })).toThrow('32 bytes');
});

test('a secret has 256 bits, is URL-safe, and only its hash is kept', () => {
  const { token, hash } = createSecret();
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(hash).toEqual(hashSecret(token));
  expect(hash).toHaveLength(32);
  expect(createSecret().token).not.toBe(token);
});
