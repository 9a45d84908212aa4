import type { Handover } from '#contract/conversations.ts';

/** Why a chat is back, in one line: with the note its agent left, if there is one. */
export function describeHandover({ cause, from, note }: Handover, myId: string): string {
  const byMe = from?.id === myId;
  const who = byMe ? 'you' : (from?.name ?? 'an agent');
  if (cause === 'lease_lapsed') return byMe ? 'You lost the connection' : `${capitalize(who)} lost the connection`;
  const what = cause === 'transferred' ? `Passed on by ${who}` : `Back from ${who}`;
  return note ? `${what}: ${note}` : what;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
