import type { DefaultEventsMap, Namespace } from 'socket.io';
import type { AgentCallEvents, AgentPushEvents } from '#contract/agent-socket.ts';
import type { VisitorCallEvents, VisitorPushEvents } from '#contract/visitor-socket.ts';

export type VisitorNamespace = Namespace<VisitorCallEvents, VisitorPushEvents, DefaultEventsMap, unknown>;
export type AgentNamespace = Namespace<AgentCallEvents, AgentPushEvents, DefaultEventsMap, unknown>;

/** Addresses a room; `emit` on it is typed by the namespace's pushes. */
export type PushToVisitors = (room: string) => Pick<ReturnType<VisitorNamespace['to']>, 'emit'>;
export type PushToAgents = (room: string) => Pick<ReturnType<AgentNamespace['to']>, 'emit'>;
