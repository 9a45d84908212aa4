import { expect, test } from 'vitest';
import { permissionSchema } from '#contract/members.ts';
import { decideRefresh, defaultPermissions, derivePermissions, type RefreshTokenState } from './rules.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const before = (ms: number): Date => new Date(now.getTime() - ms);

const live: RefreshTokenState = {
  expiresAt: new Date(now.getTime() + 1),
  rotatedAt: null,
  revokedAt: null,
  memberDisabledAt: null,
  familyRotatedAt: null,
};
const spent = (ms: number, familyMs = ms): RefreshTokenState => ({
  ...live,
  rotatedAt: before(ms),
  familyRotatedAt: before(familyMs),
});

test.each([
  ['run out this very moment', { ...live, expiresAt: now }, 'over'],
  ['revoked', { ...live, revokedAt: before(1) }, 'over'],
  ['of a disabled member', { ...live, memberDisabledAt: before(1) }, 'over'],
  ['revoked and spent: the family is over already', { ...spent(60_000), revokedAt: before(1) }, 'over'],
  ['spent long ago', spent(30_001), 'reused'],
  ['spent a moment ago, but its successor was used', spent(2_000, 1_000), 'reused'],
  ['spent a moment ago, successor unused', spent(30_000), 'repeat'],
  ['good', live, 'rotate'],
  ['good, of a family that was rotated before', { ...live, familyRotatedAt: before(900_000) }, 'rotate'],
] as const)('a refresh token that is %s', (_name, token, decision) => {
  expect(decideRefresh(token, now)).toBe(decision);
});

test('the owner may do everything, whatever is stored', () => {
  expect(derivePermissions('owner', [])).toEqual(permissionSchema.options);
});

test('everybody else may do what was granted, in the order of the contract', () => {
  expect(derivePermissions('admin', ['team.manage', 'chats.respond'])).toEqual(['chats.respond', 'team.manage']);
  expect(derivePermissions('agent', [])).toEqual([]);
});

test('an agent starts with live chats, an admin with all but the workspace', () => {
  expect(defaultPermissions('agent')).toEqual(['chats.respond']);
  expect(defaultPermissions('admin')).not.toContain('workspace.manage');
  expect(defaultPermissions('admin')).toHaveLength(permissionSchema.options.length - 1);
});
