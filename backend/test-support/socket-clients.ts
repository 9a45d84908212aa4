import { io, type Socket } from 'socket.io-client';
import type { AgentCallEvents, AgentPushEvents } from '#contract/agent-socket.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { Result } from '#contract/result.ts';
import type { VisitorCallEvents, VisitorPushEvents } from '#contract/visitor-socket.ts';

export type VisitorSocket = Socket<VisitorPushEvents, VisitorCallEvents>;
export type AgentSocket = Socket<AgentPushEvents, AgentCallEvents>;

interface Options {
  /** Sent instead of, or beside, a correct handshake. */
  auth?: Record<string, unknown>;
  origin?: string;
  /** Where it comes from, for a server that believes one proxy. */
  address?: string;
}

const base = { transports: ['websocket'], forceNew: true, reconnection: false };

/** A visitor's connection; rejects with the server's refusal (`error.data`). Close it when done. */
export function connectVisitor(
  url: string,
  visit: { chatbotId: string; visitorToken?: string | null },
  { auth, ...from }: Options = {},
): Promise<VisitorSocket> {
  return connected(
    io(`${url}/visitor`, {
      ...base,
      query: { role: 'visitor' },
      auth: { protocol: PROTOCOL_VERSION, visitorToken: null, ...visit, ...auth },
      extraHeaders: headersOf(from),
    }),
  );
}

/** An agent's connection; rejects with the server's refusal (`error.data`). Close it when done. */
export function connectAgent(url: string, accessToken: string, { auth, ...from }: Options = {}): Promise<AgentSocket> {
  return connected(
    io(`${url}/agent`, {
      ...base,
      query: { role: 'agent' },
      auth: { protocol: PROTOCOL_VERSION, accessToken, ...auth },
      extraHeaders: headersOf(from),
    }),
  );
}

function headersOf({ origin, address }: Options): Record<string, string> {
  return {
    ...(origin !== undefined && { origin }),
    ...(address !== undefined && { 'x-forwarded-for': address }),
  };
}

function connected<S extends Socket>(socket: S): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
}

/** The value of a call that must succeed. */
export async function must<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
