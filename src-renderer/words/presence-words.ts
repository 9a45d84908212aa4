import type { Presence } from '#contract/members.ts';
import { formatTime } from './time-words.ts';

/** What this member is, with the reason; `connected` is what this window knows better than the server. */
export function describeOwnPresence(presence: Presence, connected: boolean): string {
  if (!connected || presence.state === 'offline') return 'Offline: no connection';
  if (presence.state === 'online') return 'Online';
  if (presence.reason === 'chosen') return 'Away (you chose it)';
  return `Away: ${describeAbsence(presence)}`;
}

/** What a colleague is, with the reason. */
export function describePresence(presence: Presence): string {
  if (presence.state === 'online') return 'Online';
  if (presence.reason === 'not_connected') return `Not connected since ${formatTime(presence.since)}`;
  if (presence.reason === 'chosen') return `Away since ${formatTime(presence.since)}`;
  return `Away: ${describeAbsence(presence)}`;
}

function describeAbsence({ reason, since }: Presence): string {
  switch (reason) {
    case 'idle':
      return `computer idle since ${formatTime(since)}`;
    case 'locked':
      return `screen locked since ${formatTime(since)}`;
    case 'asleep':
      return `computer asleep since ${formatTime(since)}`;
    case 'not_connected':
      return 'no connection';
    case 'chosen':
      return 'chosen';
  }
}

/** "2 of 3 chats", "2 chats" */
export function describeLoad(activeChats: number, cap: number | null): string {
  if (cap !== null) return `${activeChats} of ${cap} ${cap === 1 ? 'chat' : 'chats'}`;
  return `${activeChats} ${activeChats === 1 ? 'chat' : 'chats'}`;
}

export function isAtCap(load: { readonly activeChats: number; readonly cap: number | null }): boolean {
  return load.cap !== null && load.activeChats >= load.cap;
}
