import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { admitConnections } from './admit-connections.ts';
import { serveAgents } from './agent/agent-namespace.ts';
import type { AgentSession } from './agent/agent-session.ts';
import { createTellMe } from './agent/rights.ts';
import type { SocketDeps } from './deps.ts';
import type { AgentNamespace, PushToAgents, PushToVisitors, VisitorNamespace } from './namespaces.ts';
import { coalesceWrites } from './outgoing/coalesce-writes.ts';
import { BACKLOG_LIMITS, limitBacklog } from './outgoing/limit-backlog.ts';
import { createRoomPush } from './outgoing/room-push.ts';
import { textParser } from './outgoing/text-parser.ts';
import { startPushing } from './push/start-pushing.ts';
import { serveVisitors } from './visitor/visitor-namespace.ts';

const MAX_FRAME_BYTES = 64 * 1024;

/** Puts Socket.IO on the HTTP server. `stop` cuts the transports, so that clients come back by themselves. */
export function startSockets(httpServer: HttpServer, deps: SocketDeps): { stop(): Promise<void> } {
  const admit = admitConnections(deps);
  const io = new Server(httpServer, {
    serveClient: false,
    parser: textParser,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    // Visitors come from any site. Nothing here rests on cookies, so there are no credentials to protect.
    cors: { origin: '*' },
    allowRequest: (request, decide) => void admit(request).then((admitted) => decide(null, admitted)),
  });
  coalesceWrites(io);
  limitBacklog(io, BACKLOG_LIMITS, (backlog) =>
    deps.log.warn({ backlog }, 'a connection that does not read was cut off'),
  );
  const visitors: VisitorNamespace = io.of('/visitor');
  const agents: AgentNamespace = io.of('/agent');
  const toVisitors: PushToVisitors = createRoomPush(visitors);
  const toAgents: PushToAgents = createRoomPush(agents);

  serveVisitors(visitors, deps, { toAgents, toVisitors });
  const sessions = new WeakMap<Socket, AgentSession>();
  const tellMe = createTellMe(deps, agents, sessions);
  serveAgents(agents, deps, toVisitors, { sessions, tellMe });
  const stopPushing = startPushing({ deps, toAgents, toVisitors, agents, visitors, tellMe });

  return {
    async stop() {
      stopPushing();
      io.engine.close();
      await io.close();
    },
  };
}
