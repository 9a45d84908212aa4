import { expect, test } from 'vitest';
import type { Permission } from '#contract/members.ts';
import type { View } from './desk-state.ts';
import { decideView, listRailViews, listViews } from './views.ts';

const who = (...permissions: Permission[]) => ({ permissions });

test.each<[Permission[] | null, View[]]>([
  [null, ['chats', 'settings']],
  [[], ['chats', 'settings']],
  [['team.manage'], ['chats', 'settings']],
  [['chats.respond'], ['chats', 'messages', 'conversations', 'settings']],
  [['transcripts.view'], ['conversations', 'settings']],
  [['analytics.view'], ['analytics', 'wallboard', 'settings']],
  [['chatbots.manage'], ['chatbots', 'settings']],
  [
    ['chatbots.manage', 'chats.respond'],
    ['chats', 'messages', 'conversations', 'chatbots', 'settings'],
  ],
])('with %j one has %j', (permissions, views) => {
  expect(listViews(permissions && who(...permissions))).toEqual(views);
});

test('the wallboard has no place of its own in the rail', () => {
  expect(listRailViews(who('analytics.view'))).toEqual(['analytics', 'settings']);
});

test('a view that one does not have gives way to the first that one has', () => {
  expect(decideView('chatbots', who('chats.respond'))).toBe('chats');
  expect(decideView('chats', who('chatbots.manage'))).toBe('chatbots');
  expect(decideView('settings', who('chatbots.manage'))).toBe('settings');
});

test('Analytics says itself that it is not for everybody, with the rail beside it', () => {
  expect(decideView('analytics', who('chats.respond'))).toBe('analytics');
  expect(decideView('wallboard', who('chats.respond'))).toBe('analytics');
});
