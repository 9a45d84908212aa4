import type { TellMe } from '../agent/rights.ts';
import type { SocketDeps } from '../deps.ts';
import type { AgentNamespace, PushToAgents, PushToVisitors, VisitorNamespace } from '../namespaces.ts';

export interface PushContext {
  deps: SocketDeps;
  toAgents: PushToAgents;
  toVisitors: PushToVisitors;
  agents: AgentNamespace;
  visitors: VisitorNamespace;
  tellMe: TellMe;
}
