import type { Socket } from 'socket.io';
import type { AgentSession } from '../agent/agent-session.ts';
import type { SocketDeps } from '../deps.ts';
import type { AgentNamespace, PushToAgents, PushToVisitors, VisitorNamespace } from '../namespaces.ts';

export interface PushContext {
  deps: SocketDeps;
  toAgents: PushToAgents;
  toVisitors: PushToVisitors;
  agents: AgentNamespace;
  visitors: VisitorNamespace;
  /** Of the agents' connections. */
  sessions: WeakMap<Socket, AgentSession>;
}
