import { io, type Socket } from 'socket.io-client';
import type { AgentCallEvents, AgentPushEvents } from '#contract/agent-socket.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { Result } from '#contract/result.ts';
import type { VisitorCallEvents, VisitorPushEvents } from '#contract/visitor-socket.ts';

export type VisitorSocket = Socket<VisitorPushEvents, VisitorCallEvents>;
export type AgentSocket = Socket<AgentPushEvents, AgentCallEvents>;

const transports = ['websocket'];

export async function connectVisitor(url: string, chatbotId: string): Promise<VisitorSocket> {
  const auth = { protocol: PROTOCOL_VERSION, chatbotId, visitorToken: null };
  return connected(io(`${url}/visitor`, { query: { role: 'visitor' }, auth, transports, forceNew: true }));
}

export async function connectAgent(url: string, accessToken: string): Promise<AgentSocket> {
  const auth = { protocol: PROTOCOL_VERSION, accessToken };
  return connected(io(`${url}/agent`, { query: { role: 'agent' }, auth, transports, forceNew: true }));
}

async function connected<S extends Socket>(socket: S): Promise<S> {
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** The value of a call that must succeed. */
export async function expectOk<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
