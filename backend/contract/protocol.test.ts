import { expect, test } from 'vitest';
import { decideCompatibility, PROTOCOL_VERSION } from './protocol.ts';

test('the protocol version changes only on purpose', () => {
  expect(PROTOCOL_VERSION).toBe(1);
});

test('says which side is too old', () => {
  expect(decideCompatibility(1, 2)).toBe('client_too_old');
  expect(decideCompatibility(3, 2)).toBe('server_too_old');
  expect(decideCompatibility(2, 2)).toBeNull();
});
