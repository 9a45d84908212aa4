import { describe, expect, it } from 'vitest';
import { auditKindSchema } from '#contract/audit.ts';
import { describeChanges, describeEvent } from './describe-event.ts';

const olga = { id: 'olga', name: 'Olga' };
const ben = { id: 'ben', name: 'Ben' };

describe('describeEvent', () => {
  it.each(auditKindSchema.options)('%s is a sentence with the names in it', (kind) => {
    const own = describeEvent({ kind, actor: ben, target: ben });
    const other = describeEvent({ kind, actor: olga, target: ben });
    expect(own).toMatch(/Ben/);
    expect(other).toMatch(/Olga|Ben/);
    expect(`${own} ${other}`).not.toMatch(/undefined|null|[a-z]\.[a-z]/);
  });

  it('says whom it was done to, and does not say who tried to get in', () => {
    expect(describeEvent({ kind: 'member.removed', actor: olga, target: ben })).toBe('Olga removed Ben from the team');
    const stranger = { id: null, name: 'ben@shop.example' };
    expect(describeEvent({ kind: 'sign_in.failed', actor: stranger, target: ben })).toBe(
      'Somebody failed to sign in as Ben',
    );
    expect(describeEvent({ kind: 'sign_in.failed', actor: stranger, target: null })).toBe(
      'Somebody failed to sign in as ben@shop.example',
    );
    expect(describeEvent({ kind: 'sign_in.revoked', actor: ben, target: null })).toBe(
      'Ben ended one of their sign-ins',
    );
  });
});

describe('describeChanges', () => {
  it.each([
    [{ field: 'role', from: 'agent', to: 'admin' }, 'Role: Agent → Admin'],
    [{ field: 'cap', from: '3', to: null }, 'Most chats at once: 3 → as each chatbot says'],
    [{ field: 'chatbotIds', from: null, to: 'a, b' }, 'Chatbots they serve: all → 2'],
    [{ field: 'escalation', from: null, to: null }, 'Escalation'],
    [
      { field: 'permissions', from: 'chats.respond, team.manage', to: 'analytics.view, chats.respond' },
      'Permissions: given See analytics; taken Manage team',
    ],
  ])('%j', (change, words) => {
    expect(describeChanges([change])).toEqual([words]);
  });
});
