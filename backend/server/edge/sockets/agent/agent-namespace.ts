import type { Socket } from 'socket.io';
import { agentCalls, agentHandshakeSchema } from '#contract/agent-socket.ts';
import { decideCompatibility } from '#contract/protocol.ts';
import { bindCalls } from '../call-handlers.ts';
import type { SocketDeps } from '../deps.ts';
import { forgetHandshake } from '../forget-handshake.ts';
import { HandshakeRefusal, toRefusal } from '../handshake.ts';
import { createGate, createRateLimiter } from '../limits.ts';
import type { AgentNamespace, PushToVisitors } from '../namespaces.ts';
import { rooms } from '../rooms.ts';
import { createAgentHandlers } from './agent-handlers.ts';
import { type AgentSession, createAgentSession } from './agent-session.ts';
import { type TellMe, takeSeat } from './rights.ts';

/**
 * Serves `/agent`: every member by access token, and the queue and its chats for those with "Respond to Live Chats".
 * `sessions` is kept here for those who push.
 */
export function serveAgents(
  namespace: AgentNamespace,
  deps: SocketDeps,
  toVisitors: PushToVisitors,
  { sessions, tellMe }: { sessions: WeakMap<Socket, AgentSession>; tellMe: TellMe },
): void {
  const handlers = createAgentHandlers(deps, toVisitors);
  const messages = createRateLimiter(deps.limits.agentMessages);
  const calls = createRateLimiter(deps.limits.calls);
  const typing = createRateLimiter(deps.limits.typing);

  namespace.use((socket, next) => {
    greet(socket).then(
      () => next(),
      (error: unknown) => next(toRefusal(error, deps.log)),
    );
  });

  async function greet(socket: Socket): Promise<void> {
    const handshake = agentHandshakeSchema.safeParse(socket.handshake.auth);
    if (!handshake.success) throw new HandshakeRefusal('invalid', 'The handshake does not fit.');
    const incompatibility = decideCompatibility(handshake.data.protocol);
    if (incompatibility) {
      throw new HandshakeRefusal('incompatible', 'Console and server are of different versions.', incompatibility);
    }
    const authenticated = await deps.team.authenticate(handshake.data.accessToken);
    if (!authenticated.ok) throw new HandshakeRefusal(authenticated.error.code, authenticated.error.message);
    sessions.set(socket, createAgentSession(socket, authenticated.value, deps));
  }

  namespace.on('connection', (socket) => {
    const session = sessions.get(socket);
    if (!session) return;
    forgetHandshake(socket);
    const { memberId, familyId } = session.identity;
    // Rooms before the first sync: what happens while the snapshot is read arrives as a push, not never.
    void socket.join([rooms.member(memberId), rooms.session(familyId)]);
    takeSeat(socket, session);
    bindCalls(socket, agentCalls, handlers, session, {
      gate: createGate({ messages, calls, typing, personId: () => memberId, connectionId: socket.id }),
      log: deps.log,
      holds: (permission) => session.identity.permissions.includes(permission),
    });
    socket.on('disconnect', () => {
      session.stop();
      deps.routing.presence.disconnect(memberId, socket.id);
    });
    session.arrived = tellMe(memberId).catch((error: unknown) =>
      deps.log.error({ err: error }, 'presence could not be read'),
    );
  });
}
