import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/**
 * Who is erased loses their connections at once: the transports, so that a page that is still open comes back by itself, as
 * somebody new. The agent who had the chat sees it end without a name.
 */
export function pushErasures({ deps, toAgents, visitors }: PushContext): (() => void)[] {
  return [
    deps.events.on('visitor.erased', ({ visitorId }) => {
      const connectionIds = visitors.adapter.rooms.get(rooms.visitor(visitorId)) ?? [];
      for (const id of [...connectionIds]) visitors.sockets.get(id)?.conn.close();
    }),
    deps.events.on('conversation.erased', ({ agentId, conversation }) => {
      toAgents(rooms.member(agentId)).emit('conversation:changed', conversation);
    }),
  ];
}
