import { expect, test } from 'vitest';
import { computeTotp, createTotpSecret, findStep, stepAt, toBase32, toOtpauthUri } from './totp.ts';

/** The secret of RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1_000);

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('RFC 6238: at %i seconds the code is %s', (seconds, code) => {
  expect(computeTotp(secret, stepAt(at(seconds)), 8)).toBe(code);
  expect(findStep(secret, code.slice(2), at(seconds))).toBe(stepAt(at(seconds)));
});

test('one step before and after is good, two are not', () => {
  const now = at(1_234_567_890);
  const code = (offset: number): string => computeTotp(secret, stepAt(now) + offset);
  for (const offset of [-1, 0, 1]) expect(findStep(secret, code(offset), now)).toBe(stepAt(now) + offset);
  for (const offset of [-2, 2]) expect(findStep(secret, code(offset), now)).toBeNull();
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12345 ', '000000\n'])('%j is no code', (code) => {
  expect(findStep(secret, code, at(59))).toBeNull();
});

test('RFC 4648: secrets are told in base32', () => {
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(toBase32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(createTotpSecret()).toHaveLength(20);
});

test('the link of the QR code names workspace and account, whatever is in their names', () => {
  const uri = new URL(toOtpauthUri(secret, 'ana@example.test', 'Mugs & Co?secret=x'));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\//);
  expect(uri.searchParams.getAll('secret')).toEqual(['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ']);
  expect(uri.searchParams.get('issuer')).toBe('Handoff Desk (Mugs & Co?secret=x)');
});
