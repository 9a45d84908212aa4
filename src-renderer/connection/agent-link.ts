import { io, type Socket } from 'socket.io-client';
import type { AgentCallEvents, AgentHandshake, AgentPushEvents, AgentPushes } from '#contract/agent-socket.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { CallError } from '#contract/result.ts';
import {
  type AgentCallName,
  type AgentRequest,
  type AgentResponse,
  type CallOutcome,
  UNANSWERED,
} from './agent-calls.ts';
import { decideBackoff } from './backoff.ts';

const CALL_TIMEOUT_MS = 10_000;
/** The server's ping interval and timeout together: a line that broke without a word is noticed after this long. */
const HEARTBEAT_MS = 18_000;

/** A server from before these calls leaves them unanswered: that says nothing about the line. */
const MAY_BE_UNKNOWN: ReadonlySet<AgentCallName> = new Set(['alert:report', 'alert:test']);

export interface AgentLinkOptions {
  readonly server: string;
  /** A token that is still good for a while; null when there is none to be had now. */
  readonly accessToken: () => Promise<string | null>;
  /** Called when the server refuses the token; resolves when trying again makes sense. */
  readonly renewToken: () => Promise<void>;
  readonly onConnected: () => void;
  /** `silentMs`: for how long the line had been dead when that was noticed. */
  readonly onDisconnected: (silentMs: number) => void;
  /** The server will not talk to us, and trying again does not help. */
  readonly onRefused: (error: CallError) => void;
  readonly onEnded: (reason: AgentPushes['session:ended']['reason']) => void;
}

export interface AgentLink {
  readonly socket: Socket<AgentPushEvents, AgentCallEvents>;
  call<Name extends AgentCallName>(name: Name, request: AgentRequest<Name>): Promise<CallOutcome<AgentResponse<Name>>>;
  start(): void;
  stop(): void;
  /** Do not wait for the next attempt; `force` also distrusts a connection that looks alive (after sleep). */
  retryNow(force: boolean): void;
}

/** Typed and self-healing connection to `/agent`. It never gives up on its own; what was missed is the sync engine's matter. */
export function createAgentLink(options: AgentLinkOptions): AgentLink {
  let stopped = true;
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const socket: Socket<AgentPushEvents, AgentCallEvents> = io(`${options.server}/agent`, {
    autoConnect: false,
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    query: { role: 'agent' },
    reconnectionAttempts: Number.POSITIVE_INFINITY,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
    auth: (put) => {
      void options.accessToken().then((accessToken) => {
        const handshake: AgentHandshake = { protocol: PROTOCOL_VERSION, accessToken: accessToken ?? '' };
        put(handshake);
      });
    },
  });

  socket.on('connect', () => {
    refusals = 0;
    options.onConnected();
  });
  socket.on('disconnect', (reason) => {
    options.onDisconnected(reason === 'ping timeout' ? HEARTBEAT_MS : 0);
    // Socket.IO leaves it to us when the server closed on purpose (restart, renewed sign-in).
    if (reason === 'io server disconnect') retryLater();
  });
  socket.on('connect_error', (error) => {
    const refusal = readRefusal(error);
    if (!refusal) {
      if (!socket.active) retryLater();
      return; // a network failure: Socket.IO tries again by itself
    }
    if (refusal.code === 'incompatible' || refusal.code === 'forbidden') {
      stop();
      options.onRefused(refusal);
    } else if (refusal.code === 'unauthorized') {
      void options.renewToken().then(() => retryLater(refusal.retryAfterMs));
    } else retryLater(refusal.retryAfterMs);
  });
  socket.on('session:ended', ({ reason }) => options.onEnded(reason));

  function retryLater(afterMs?: number): void {
    if (stopped) return;
    refusals += 1;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), afterMs ?? decideBackoff(refusals, Math.random()));
  }

  function reconnect(): void {
    clearTimeout(timer);
    // Without disconnect() a connect() during Socket.IO's own waiting time does nothing.
    socket.disconnect().connect();
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
    socket.disconnect();
  }

  return {
    socket,
    async call(name, request) {
      // Socket.IO would keep calls of an unconnected socket and send them before the next sync.
      if (!socket.connected) return UNANSWERED;
      try {
        return await ask(socket, name, request);
      } catch {
        // An open socket that does not answer is a dead line (half-open TCP): do not wait for the heartbeat to notice.
        if (socket.connected && !stopped && !MAY_BE_UNKNOWN.has(name)) reconnect();
        return UNANSWERED;
      }
    },
    start() {
      stopped = false;
      socket.connect();
    },
    stop,
    retryNow(force) {
      if (!stopped && (force || !socket.connected)) reconnect();
    },
  };
}

/**
 * The one place without full types: TypeScript cannot follow a call name that is still a type parameter through
 * Socket.IO's event map, while callers of `call` are checked against the contract.
 */
async function ask<Name extends AgentCallName>(
  socket: Socket<AgentPushEvents, AgentCallEvents>,
  name: Name,
  request: AgentRequest<Name>,
): Promise<CallOutcome<AgentResponse<Name>>> {
  const untyped = socket as unknown as Socket;
  return (await untyped.timeout(CALL_TIMEOUT_MS).emitWithAck(name, request)) as CallOutcome<AgentResponse<Name>>;
}

/** The server's own refusal carries a code; anything else is the network's doing. */
function readRefusal(error: Error & { data?: unknown }): CallError | null {
  const data = error.data;
  if (typeof data !== 'object' || data === null || !('code' in data) || typeof data.code !== 'string') return null;
  return data as CallError;
}
