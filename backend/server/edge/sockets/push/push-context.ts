import type { TellMe } from '../agent/rights.ts';
import type { SocketDeps } from '../deps.ts';
import type { AgentNamespace, PushToAgents, PushToVisitors } from '../namespaces.ts';

export interface PushContext {
  deps: SocketDeps;
  toAgents: PushToAgents;
  toVisitors: PushToVisitors;
  agents: AgentNamespace;
  tellMe: TellMe;
}
