import { expect, test } from 'vitest';
import { describeChange } from './rights.ts';

test.each([
  [['chats.respond'], ['chats.respond'], null],
  [['chats.respond', 'team.manage'], ['chats.respond'], 'You no longer have the permission “Manage team”.'],
  [[], ['chats.respond'], 'You now have the permission “Respond to Live Chats”.'],
  [
    ['analytics.view', 'team.manage'],
    ['chatbots.manage'],
    'You no longer have the permissions “See analytics” and “Manage team”. You now have the permission “Manage chatbots”.',
  ],
] as const)('%j to %j', (before, now, words) => {
  expect(describeChange(before, now)).toBe(words);
});
