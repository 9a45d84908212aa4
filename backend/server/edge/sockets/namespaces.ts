import type { DefaultEventsMap, Namespace } from 'socket.io';
import type { AgentCallEvents, AgentPushEvents } from '#contract/agent-socket.ts';
import type { VisitorCallEvents, VisitorPushEvents } from '#contract/visitor-socket.ts';
import type { createRoomPush } from './outgoing/room-push.ts';

export type VisitorNamespace = Namespace<VisitorCallEvents, VisitorPushEvents, DefaultEventsMap, unknown>;
export type AgentNamespace = Namespace<AgentCallEvents, AgentPushEvents, DefaultEventsMap, unknown>;

/** Addresses a room, but for the connection `except`; `emit` on it is typed by the namespace's pushes. */
export type PushToVisitors = ReturnType<typeof createRoomPush<VisitorCallEvents, VisitorPushEvents>>;
export type PushToAgents = ReturnType<typeof createRoomPush<AgentCallEvents, AgentPushEvents>>;
