import { rooms } from '../rooms.ts';
import { createNewestOnly } from './newest-only.ts';
import type { PushContext } from './push-context.ts';

/** What a member is told of themselves: whether requests reach them and why not, and how many chats they hold. */
export function pushMe({ deps, toAgents }: PushContext): (() => void)[] {
  const { events, team } = deps;
  const newestOnly = createNewestOnly();

  function tell(memberId: string): Promise<void> {
    return newestOnly(memberId, async () => {
      const me = await team.getMe(memberId);
      if (me) toAgents(rooms.member(memberId)).emit('me:changed', me);
    });
  }

  return [
    events.on('presence.changed', ({ memberId }) => tell(memberId)),
    events.on('handoff.accepted', ({ memberId }) => tell(memberId)),
    events.on('handoff.requeued', ({ agentId }) => tell(agentId)),
    events.on('handoff.ended', ({ agentId }) => (agentId === null ? undefined : tell(agentId))),
  ];
}
