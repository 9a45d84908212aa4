import type { Permission } from '#contract/members.ts';
import { SETTINGS_PAGES, type SettingsPage } from '../../state/desk-state.ts';

interface PageInfo {
  readonly name: string;
  readonly group: 'mine' | 'workspace';
  /** What a member must be allowed to do to find it in the list. */
  readonly permission: Permission | null;
}

export const PAGES: Readonly<Record<SettingsPage, PageInfo>> = {
  profile: { name: 'Profile', group: 'mine', permission: null },
  notifications: { name: 'Notifications', group: 'mine', permission: null },
  'email-alerts': { name: 'Alerts by e-mail', group: 'mine', permission: null },
  appearance: { name: 'Appearance', group: 'mine', permission: null },
  chats: { name: 'Working with chats', group: 'mine', permission: null },
  team: { name: 'Team', group: 'workspace', permission: 'team.manage' },
  workspace: { name: 'Workspace', group: 'workspace', permission: 'workspace.manage' },
  privacy: { name: 'Data and privacy', group: 'workspace', permission: 'workspace.manage' },
  'team-alerts': { name: 'Team alerts', group: 'workspace', permission: 'team.manage' },
  'alert-rules': { name: 'Alert rules', group: 'workspace', permission: 'workspace.manage' },
  'alert-history': { name: 'Alert history', group: 'workspace', permission: 'workspace.manage' },
  'mail-server': { name: 'Mail server', group: 'workspace', permission: 'workspace.manage' },
  outbox: { name: 'Outbox', group: 'workspace', permission: 'workspace.manage' },
  'security-log': { name: 'Security log', group: 'workspace', permission: 'workspace.manage' },
};

export const GROUP_NAMES = { mine: 'For me', workspace: 'For everyone' } as const;

/** The pages a member finds in the list. */
export function listPages(permissions: readonly Permission[]): SettingsPage[] {
  return SETTINGS_PAGES.filter((page) => {
    const { permission } = PAGES[page];
    return permission === null || permissions.includes(permission);
  });
}

/** The page itself, or the first one where a member may not see it: an address can be typed by anybody. */
export function decidePage(page: SettingsPage, permissions: readonly Permission[]): SettingsPage {
  return listPages(permissions).includes(page) ? page : 'notifications';
}

/** Reads `#/settings` and `#/settings/<page>`; null for anything else. An unknown page is the first one. */
export function parseSettingsHash(hash: string): SettingsPage | null {
  const match = /^#\/settings(?:\/([a-z-]*))?\/?$/.exec(hash);
  if (!match) return null;
  return SETTINGS_PAGES.find((page) => page === match[1]) ?? 'notifications';
}

export function writeSettingsHash(page: SettingsPage): string {
  return `#/settings/${page}`;
}
