import type { IncomingMessage } from 'node:http';
import type { Incompatibility } from '#contract/protocol.ts';
import { type CallError, fail } from '#contract/result.ts';
import type { FaultLog } from '../translate-error.ts';

/** Origins that may open an agent's connection; a visitor's may come from any site. */
export interface OriginPolicy {
  /** Exact origins, such as `https://desk.example.com` and the desktop app's own. */
  agentOrigins: ReadonlySet<string>;
}

/**
 * Decided on the very first request, WebSocket or polling: browsers do not apply CORS to WebSockets, so a page could
 * otherwise open an agent connection from anywhere. Clients say with `?role=` which of the two they want to be.
 */
export function decideHandshake(request: IncomingMessage, policy: OriginPolicy): 'visitor' | 'agent' | 'refuse' {
  const role = new URL(request.url ?? '/', 'http://internal').searchParams.get('role');
  if (role === 'visitor') return 'visitor';
  if (role !== 'agent') return 'refuse';
  const { origin, host } = request.headers;
  // No Origin: not a page in a browser (those always send one on a WebSocket), or a same-origin polling request.
  if (origin === undefined) return 'agent';
  if (policy.agentOrigins.has(origin)) return 'agent';
  return isSameHost(origin, host) ? 'agent' : 'refuse';
}

function isSameHost(origin: string, host: string | undefined): boolean {
  const parsed = URL.canParse(origin) ? new URL(origin) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.host === host;
}

/** Refuses a connection so that the client gets a CallError as `error.data`. */
export class HandshakeRefusal extends Error {
  readonly data: CallError & { incompatibility?: Incompatibility };

  constructor(code: CallError['code'], message: string, incompatibility?: Incompatibility) {
    super(message);
    this.data = { ...fail(code, message).error, ...(incompatibility && { incompatibility }) };
  }
}

/** Anything unforeseen in a handshake is told as `unavailable`, so that clients keep trying instead of giving up. */
export function toRefusal(error: unknown, log: FaultLog): HandshakeRefusal {
  if (error instanceof HandshakeRefusal) return error;
  log.error({ err: error }, 'handshake failed');
  return new HandshakeRefusal('unavailable', 'The server cannot answer just now.');
}
