import type { Colleague } from '#contract/routing.ts';
import { isAtCap } from '../../../words/presence-words.ts';

/** Who can take a chat right now, then who is away, then who cannot take any; among equals the least busy. Without me. */
export function orderColleagues(agents: readonly Colleague[], myId: string): Colleague[] {
  return agents
    .filter((agent) => agent.id !== myId)
    .sort((a, b) => rank(a) - rank(b) || a.activeChats - b.activeChats || a.name.localeCompare(b.name));
}

/** Somebody who is only away may still see the offer; without a connection or at the cap nobody can take it. */
export function mayTake(agent: Colleague): boolean {
  return agent.presence.state !== 'offline' && !isAtCap(agent);
}

function rank(agent: Colleague): number {
  if (!mayTake(agent)) return 2;
  return agent.presence.state === 'online' ? 0 : 1;
}
