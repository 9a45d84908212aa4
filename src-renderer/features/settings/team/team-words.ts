import type { MemberRole, Permission } from '#contract/members.ts';
import type { Invited } from '#contract/team.ts';
import { formatFull } from '../../../words/time-words.ts';

export const ROLE_NAMES: Readonly<Record<MemberRole, string>> = { owner: 'Owner', admin: 'Admin', agent: 'Agent' };

/** In the order in which people look for them. */
export const PERMISSIONS: readonly { readonly permission: Permission; readonly hint: string }[] = [
  { permission: 'chats.respond', hint: 'Accepts requests and chats with visitors.' },
  { permission: 'chatbots.manage', hint: 'Knowledge, appearance, escalation and installation.' },
  { permission: 'team.manage', hint: 'Invites people and decides what they may do, within their own permissions.' },
  { permission: 'analytics.view', hint: 'Numbers about chats and the team.' },
  { permission: 'transcripts.view', hint: 'Conversations of colleagues, not only their own.' },
  { permission: 'workspace.manage', hint: 'Name, mail server, alert rules and security log.' },
];

/** "Online", "Away", "Seen 23 Nov 2026, 09:12", "Never signed in". */
export function describeLastSeen(member: {
  readonly presence: { readonly state: 'online' | 'away' | 'offline' };
  readonly lastSeenAt: string | null;
  readonly disabled: boolean;
}): string {
  if (member.disabled) return 'Disabled';
  if (member.presence.state === 'online') return 'Online';
  if (member.presence.state === 'away') return 'Away';
  return member.lastSeenAt === null ? 'Never signed in' : `Last seen ${formatFull(member.lastSeenAt)}`;
}

/** What became of the mail of an invite. */
export function describeInviteMail({ mail, invite }: Pick<Invited, 'mail' | 'invite'>): string {
  switch (mail) {
    case 'on_its_way':
      return `A mail is on its way to ${invite.email}. This is the same link, should it not arrive.`;
    case 'kept':
      return 'No mail server is set up, so no mail was sent. Hand the link over yourself.';
    case 'off':
      return 'No mail was sent. Hand the link over yourself.';
  }
}

/** "1 active chat goes", "3 active chats go": what happens to the chats of somebody who is shut out. */
export function describeRelease(name: string, activeChats: number): string {
  if (activeChats === 0) return `${name} has no active chats at the moment.`;
  const chats = activeChats === 1 ? '1 active chat goes' : `${activeChats} active chats go`;
  return `${name}’s ${chats} back to the front of the queue, for others to accept.`;
}
