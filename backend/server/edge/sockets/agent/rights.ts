import type { Socket } from 'socket.io';
import type { SocketDeps } from '../deps.ts';
import type { AgentNamespace } from '../namespaces.ts';
import { createNewestOnly } from '../push/newest-only.ts';
import { rooms } from '../rooms.ts';
import type { AgentSession } from './agent-session.ts';

/** Sits an open connection where its member's rights put it: only who answers chats hears of the queue and of chats. */
export function takeSeat(socket: Socket, { identity: { memberId, workspaceId, permissions } }: AgentSession): void {
  const seats = [rooms.team(workspaceId), rooms.desk(memberId)];
  if (permissions.includes('chats.respond')) void socket.join(seats);
  else for (const seat of seats) void socket.leave(seat);
}

export type TellMe = ReturnType<typeof createTellMe>;

/**
 * Tells a member's consoles who they are now, after having made it so: rights that were given or taken count for the
 * next call of connections that are open already, and whoever may not answer chats is at no desk, so that nothing is
 * routed to them. One look at a time per member: an older one never undoes a newer.
 */
export function createTellMe(
  { team, routing }: Pick<SocketDeps, 'team' | 'routing'>,
  agents: AgentNamespace,
  sessions: WeakMap<Socket, AgentSession>,
) {
  const newestOnly = createNewestOnly();

  return (memberId: string): Promise<void> =>
    newestOnly(memberId, async () => {
      const me = await team.getMe(memberId);
      if (!me) return;
      const { name, role, permissions, workspaceId, chatbotIds } = me;
      const answersChats = permissions.includes('chats.respond');
      for (const socketId of agents.adapter.rooms.get(rooms.member(memberId)) ?? []) {
        const socket = agents.sockets.get(socketId);
        const session = socket && sessions.get(socket);
        if (!session) continue;
        session.identity = { ...session.identity, name, role, permissions };
        takeSeat(socket, session);
        if (answersChats === session.atDesk) continue;
        session.atDesk = answersChats;
        if (answersChats) {
          await routing.presence.connect({ memberId, workspaceId, choice: me.presence, chatbotIds }, socketId);
          // Gone while that was stored: its own farewell came too early.
          if (!socket.connected) routing.presence.disconnect(memberId, socketId);
        } else routing.presence.disconnect(memberId, socketId);
      }
      agents.to(rooms.member(memberId)).emit('me:changed', me);
    });
}
