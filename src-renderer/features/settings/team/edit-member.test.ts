import { describe, expect, it } from 'vitest';
import type { TeamMember } from '#contract/team.ts';
import {
  createDraft,
  decideLocked,
  decidePermissionLocked,
  decideStays,
  diffDraft,
  listRoles,
  setPermission,
  setRole,
  usualPermissions,
} from './edit-member.ts';

const member = (patch: Partial<TeamMember>): TeamMember => ({
  id: 'ben',
  name: 'Ben',
  email: 'ben@shop.example',
  avatar: null,
  role: 'agent',
  permissions: ['chats.respond'],
  presence: { state: 'online', reason: 'chosen', since: '2026-11-23T08:00:00.000Z' },
  activeChats: 0,
  cap: null,
  chatbotIds: null,
  twoStep: false,
  disabled: false,
  joinedAt: '2026-11-23T08:00:00.000Z',
  lastSeenAt: null,
  ...patch,
});
const owner = member({ id: 'olga', name: 'Olga', role: 'owner' });
const admin = member({ id: 'ada', name: 'Ada', role: 'admin', permissions: ['chats.respond', 'team.manage'] });
const agent = member({});

describe('what cannot be changed says why', () => {
  it.each([
    ['my own role', admin, admin, /Your own/],
    ['an owner, as an admin', admin, owner, /Only an owner/],
  ])('%s', (_name, me, who, why) => {
    expect(decideLocked(me, who)).toMatch(why);
  });

  it('a permission that I do not have myself can be taken, not given', () => {
    expect(decidePermissionLocked(admin, agent, 'workspace.manage')).toMatch(/do not have it yourself/);
    expect(decidePermissionLocked(admin, agent, 'team.manage')).toBeNull();
    expect(
      decidePermissionLocked(admin, { ...agent, permissions: ['workspace.manage'] }, 'workspace.manage'),
    ).toBeNull();
    expect(decidePermissionLocked(owner, owner, 'chats.respond')).toMatch(/An owner always/);
  });

  it.each([
    ['the only owner, seen by themselves', owner, owner, [owner, admin], /You are the only owner/],
    ['the only owner, seen by an admin', admin, owner, [owner, admin], /Olga is the only owner/],
    [
      'the only owner beside a disabled one',
      owner,
      owner,
      [owner, { ...owner, id: 'o2', disabled: true }],
      /only owner/,
    ],
    ['oneself', admin, admin, [owner, admin], /yourself/],
    ['one of two owners, as an admin', admin, owner, [owner, { ...owner, id: 'o2' }], /Only an owner/],
  ])('shutting out %s', (_name, me, who, members, why) => {
    expect(decideStays(me, who, members)).toMatch(why);
  });

  it('others can be shut out, also one of two owners by the other', () => {
    expect(decideStays(admin, agent, [owner, admin, agent])).toBeNull();
    expect(decideStays(owner, { ...owner, id: 'o2' }, [owner, { ...owner, id: 'o2' }])).toBeNull();
  });
});

describe('what is sent', () => {
  it('is what differs', () => {
    const stored = createDraft(agent);
    expect(diffDraft(stored, { ...stored, permissions: ['chats.respond'] })).toEqual({});
    expect(diffDraft(stored, { ...stored, cap: 3 })).toEqual({ cap: 3 });
    expect(diffDraft(stored, { ...stored, chatbotIds: [] })).toEqual({ chatbotIds: [] });
    expect(diffDraft(stored, setPermission(stored, 'analytics.view', true))).toEqual({
      permissions: ['chats.respond', 'analytics.view'],
    });
  });

  it('has the permissions with a new role: an owner all, and who was one keeps what is shown', () => {
    const stored = createDraft(agent);
    expect(diffDraft(stored, setRole(stored, 'owner')).permissions).toHaveLength(6);
    const before = createDraft({ ...owner, permissions: setRole(stored, 'owner').permissions });
    expect(diffDraft(before, setRole(before, 'agent'))).toMatchObject({
      role: 'agent',
      permissions: before.permissions,
    });
  });

  it('never gives more than one has', () => {
    expect(listRoles(admin)).toEqual(['agent', 'admin']);
    expect(usualPermissions(admin, 'admin')).toEqual(['chats.respond', 'team.manage']);
    expect(usualPermissions(owner, 'agent')).toEqual(['chats.respond']);
  });
});
