import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/** Messages and changes of a conversation: to its visitor, and to the agent who has it (or just had it); to nobody else. */
export function pushConversations({ deps, toAgents, toVisitors }: PushContext): (() => void)[] {
  const { events, conversations } = deps;
  return [
    // The connection that sent it has the receipt, which says the same.
    events.on('message.created', ({ visitorId, assignedMemberId, sentThrough, message }) => {
      toVisitors(rooms.visitor(visitorId), sentThrough).emit('message:created', message);
      if (assignedMemberId === null) return;
      toAgents(rooms.desk(assignedMemberId), sentThrough).emit('message:created', message);
    }),
    events.on('reply.streaming', ({ visitorId, ...push }) => {
      toVisitors(rooms.visitor(visitorId)).emit('reply:streaming', push);
    }),
    events.on('conversation.changed', async ({ conversationId }) => {
      const view = await conversations.view(conversationId);
      if (!view) return;
      toVisitors(rooms.visitor(view.visitorId)).emit('conversation:changed', view.forVisitor);
      if (view.assignedMemberId !== null) {
        toAgents(rooms.desk(view.assignedMemberId)).emit('conversation:changed', view.forAgent);
      }
    }),
    events.on('handoff.requeued', async ({ conversationId, agentId }) => {
      const view = await conversations.view(conversationId);
      if (view) toAgents(rooms.desk(agentId)).emit('conversation:changed', view.forAgent);
    }),
  ];
}
