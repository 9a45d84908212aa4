import type { Permission } from '#contract/members.ts';

/** What each permission is called for people. */
const NAMES: Readonly<Record<Permission, string>> = {
  'chats.respond': 'Respond to Live Chats',
  'chatbots.manage': 'Manage chatbots',
  'team.manage': 'Manage team',
  'analytics.view': 'See analytics',
  'transcripts.view': 'See all transcripts',
  'workspace.manage': 'Manage workspace',
};

export function namePermission(permission: Permission): string {
  return NAMES[permission];
}
