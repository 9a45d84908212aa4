import { expect, test } from 'vitest';
import type { MemberRole, Permission } from '#contract/members.ts';
import { decideGrant, decideResetTwoStep, decideShutOut, decideTouch, type Standing } from './manage-rules.ts';
import { derivePermissions } from './rules.ts';

const who = (memberId: string, role: MemberRole, permissions: Permission[] = []): Standing => ({
  memberId,
  role,
  permissions: derivePermissions(role, permissions),
});
const owner = who('owner', 'owner');
const admin = who('admin', 'admin', ['chats.respond', 'team.manage']);
const lead = who('lead', 'agent', ['team.manage']);

test.each<[string, Standing, MemberRole, Permission[], Permission[], boolean]>([
  ['an owner may give anything', owner, 'owner', ['workspace.manage'], [], true],
  ['an admin makes admins', admin, 'admin', ['team.manage'], [], true],
  ['an admin makes no owner', admin, 'owner', [], [], false],
  ['an agent with the permission makes agents only', lead, 'admin', [], [], false],
  ['an agent gives what they hold', lead, 'agent', ['team.manage'], [], true],
  ['nobody gives what they do not hold', admin, 'agent', ['workspace.manage'], [], false],
  ['not even what they manage others by', lead, 'agent', ['chats.respond'], [], false],
  ['what was held before can stay', admin, 'agent', ['workspace.manage'], ['workspace.manage'], true],
])('%s', (_name, actor, role, permissions, held, allowed) => {
  expect(decideGrant(actor, { role, permissions }, held) === null).toBe(allowed);
});

test('nobody touches who is more than they are', () => {
  expect(decideTouch(admin, owner)).not.toBeNull();
  expect(decideTouch(lead, admin)).not.toBeNull();
  for (const [actor, target] of [
    [owner, admin],
    [admin, lead],
    [admin, admin],
    [owner, owner],
  ] as const) {
    expect(decideTouch(actor, target)).toBeNull();
  }
});

test('nobody shuts themselves out', () => {
  expect(decideShutOut(admin, admin)).not.toBeNull();
  expect(decideShutOut(admin, who('other', 'admin'))).toBeNull();
});

test('a lost second step is reset by others who are not less, never by oneself', () => {
  expect(decideResetTwoStep(owner, admin)).toBeNull();
  expect(decideResetTwoStep(admin, who('other', 'agent'))).toBeNull();
  expect(decideResetTwoStep(admin, owner)).not.toBeNull();
  expect(decideResetTwoStep(owner, owner)).not.toBeNull();
});
