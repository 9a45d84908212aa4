import { rooms } from '../rooms.ts';
import { createNewestOnly } from './newest-only.ts';
import type { PushContext } from './push-context.ts';

/** What a member is told of themselves: whether requests reach them and why not, and how many chats they hold. */
export function pushMe({ deps, toAgents, agents, sessions }: PushContext): (() => void)[] {
  const { events, team } = deps;
  const newestOnly = createNewestOnly();

  function tell(memberId: string): Promise<void> {
    return newestOnly(memberId, async () => {
      const me = await team.getMe(memberId);
      if (!me) return;
      // Rights that were given or taken count for the next call of connections that are open already.
      for (const socket of agents.sockets.values()) {
        const session = sessions.get(socket);
        if (session?.identity.memberId !== memberId) continue;
        const { name, role, permissions } = me;
        session.identity = { ...session.identity, name, role, permissions };
      }
      toAgents(rooms.member(memberId)).emit('me:changed', me);
    });
  }

  return [
    events.on('presence.changed', ({ memberId }) => tell(memberId)),
    events.on('member.changed', ({ memberId }) => tell(memberId)),
    events.on('handoff.accepted', ({ memberId }) => tell(memberId)),
    events.on('handoff.requeued', ({ agentId }) => tell(agentId)),
    events.on('handoff.ended', ({ agentId }) => (agentId === null ? undefined : tell(agentId))),
  ];
}
