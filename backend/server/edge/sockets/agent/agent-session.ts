import type { Socket } from 'socket.io';
import type { AgentPushes } from '#contract/agent-socket.ts';
import type { AgentIdentity, SocketDeps } from '../deps.ts';

/** One connection of a console. */
export interface AgentSession {
  identity: AgentIdentity;
  readonly connectionId: string;
  /** Whether routing knows of this connection. */
  atDesk: boolean;
  /** Resolves when the member's presence is stored, so that what they are told of themselves is true. Never rejects. */
  arrived: Promise<void>;
  /** A push to this connection alone. */
  pushBack<Name extends keyof AgentPushes>(name: Name, push: AgentPushes[Name]): void;
  /** Takes a fresher token's identity; the connection then lasts as long as that token. */
  renew(identity: AgentIdentity): void;
  stop(): void;
}

/** After a token has run out, this much longer for the renewal to arrive. */
const GRACE_MS = 30_000;

/**
 * A connection lives as long as its access token. When nobody renews it, the transport is closed rather than the
 * socket disconnected: to the client that looks like a lost connection, so it comes back by itself with a fresh token.
 */
export function createAgentSession(
  socket: Socket,
  identity: AgentIdentity,
  { clock }: Pick<SocketDeps, 'clock'>,
): AgentSession {
  let expiry: NodeJS.Timeout | undefined;

  function schedule(expiresAt: Date): void {
    clearTimeout(expiry);
    expiry = setTimeout(() => socket.conn.close(), expiresAt.getTime() - clock.now().getTime() + GRACE_MS);
    expiry.unref();
  }

  const session: AgentSession = {
    identity,
    connectionId: socket.id,
    atDesk: false,
    arrived: Promise.resolve(),
    pushBack: (name, push) => void socket.emit(name, push),
    renew(fresh) {
      session.identity = fresh;
      schedule(fresh.expiresAt);
    },
    stop: () => clearTimeout(expiry),
  };
  schedule(identity.expiresAt);
  return session;
}
