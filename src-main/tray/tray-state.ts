import type { Attention } from '../../src-preload/payloads.ts';

export type TrayState = 'idle' | 'pending' | 'unread' | 'away' | 'offline';

/** What the icon shows: the most urgent thing first. Somebody waiting matters even while one is away. */
export function decideTrayState({ pending, unread, presence }: Attention): TrayState {
  if (presence === 'offline') return 'offline';
  if (pending > 0) return 'pending';
  if (unread > 0) return 'unread';
  return presence === 'away' ? 'away' : 'idle';
}

export function describeAttention({ pending, unread, presence, quiet }: Attention): string {
  if (presence === 'offline') return 'Handoff Desk: not connected';
  const facts = [
    ...(pending > 0 ? [count(pending, 'pending request')] : []),
    ...(unread > 0 ? [count(unread, 'unread message')] : []),
    ...(quiet ? ['do not disturb'] : presence === 'away' ? ['away'] : []),
  ];
  return facts.length === 0 ? 'Handoff Desk: nobody is waiting' : `Handoff Desk: ${facts.join(', ')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
