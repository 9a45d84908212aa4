import { Manager, type Socket } from 'socket.io-client';
import type { Result } from '#contract/result.ts';
import type { VisitorHandshake, VisitorPushes } from '#contract/visitor-socket.ts';
import type { Natives } from '../../shared/natives.ts';
import { decideRetryDelay } from './decide-retry.ts';
import type { Call, CallName, CallOutcome, CallRequest, CallValue } from './visitor-calls.ts';

const ackTimeoutMs = 10_000;

export interface LinkEvents {
  up(): void;
  down(): void;
  /** The server will not talk to this widget at all; no further attempts are made. */
  turnedAway(why: 'incompatible' | 'refused'): void;
}
export type PushHandlers = { [Name in keyof VisitorPushes]: (push: VisitorPushes[Name]) => void };

/** The connection to the server. It comes back by itself, without end, and at once when the network or the page returns. */
export interface VisitorLink {
  readonly call: Call;
  open(): void;
  /** Tries now, instead of when the wait is over. */
  hurry(): void;
  close(): void;
}

interface LinkOptions {
  server: string;
  natives: Natives;
  /** Asked before each attempt: another tab may have got a visitor token meanwhile. */
  handshake: () => VisitorHandshake;
  events: LinkEvents;
  pushes: PushHandlers;
}

export function createVisitorLink({ server, natives, handshake, events, pushes }: LinkOptions): VisitorLink {
  const manager = new Manager(server, {
    autoConnect: false,
    // The attempts are made here: one loop for lost networks, refused handshakes and servers that say goodbye.
    reconnection: false,
    query: { role: 'visitor' },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: ackTimeoutMs,
  });
  const socket: Socket = manager.socket('/visitor', { auth: (give) => give({ ...handshake() }) });

  let wanted = false;
  let trying = false;
  let attempt = 0;
  let timer = 0;

  const connectNow = () => {
    natives.clearTimeout(timer);
    if (!wanted || trying || socket.connected) return;
    trying = true;
    socket.connect();
  };
  const connectLater = (atLeastMs = 0) => {
    natives.clearTimeout(timer);
    if (!wanted) return;
    timer = natives.setTimeout(connectNow, Math.max(atLeastMs, decideRetryDelay(attempt, Math.random())));
    attempt += 1;
  };
  const turnAway = (why: 'incompatible' | 'refused') => {
    wanted = false;
    socket.disconnect();
    events.turnedAway(why);
  };

  socket.on('connect', () => {
    trying = false;
    attempt = 0;
    events.up();
  });
  socket.on('disconnect', () => {
    trying = false;
    events.down();
    connectLater();
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    trying = false;
    const { code, retryAfterMs } = readRefusal(error.data);
    if (code === 'incompatible') return turnAway('incompatible');
    if (code === 'not_found' || code === 'forbidden' || code === 'invalid') return turnAway('refused');
    events.down();
    // A failed handshake leaves the socket waiting for this connection: it must let go before it can try again.
    socket.disconnect();
    connectLater(retryAfterMs);
  });
  for (const [name, handle] of Object.entries(pushes)) socket.on(name, handle);

  const call = <N extends CallName>(name: N, request: CallRequest<N>): Promise<CallOutcome<CallValue<N>>> =>
    new Promise((resolve) => {
      if (!socket.connected) return resolve({ ok: false, error: { code: 'no_answer', message: 'not connected' } });
      socket
        .timeout(ackTimeoutMs)
        .emit(name, request, (timeout: Error | null, result: Result<CallValue<N>> | undefined) => {
          if (!timeout && result) return resolve(result);
          resolve({ ok: false, error: { code: 'no_answer', message: 'no answer in time' } });
          // Connected, but silent: the line may be dead in a way neither side has noticed yet. A new one tells.
          if (socket.connected) manager.engine.close();
        });
    });

  const hurry = () => {
    attempt = 0;
    connectNow();
  };
  const wakeUp = () => {
    if (document.visibilityState === 'visible') hurry();
  };
  // A page in the back/forward cache may not hold a connection.
  const sleep = () => socket.disconnect();

  return {
    call,
    hurry,
    open() {
      if (wanted) return;
      wanted = true;
      window.addEventListener('online', hurry);
      window.addEventListener('pageshow', hurry);
      window.addEventListener('pagehide', sleep);
      document.addEventListener('visibilitychange', wakeUp);
      connectNow();
    },
    close() {
      wanted = false;
      natives.clearTimeout(timer);
      window.removeEventListener('online', hurry);
      window.removeEventListener('pageshow', hurry);
      window.removeEventListener('pagehide', sleep);
      document.removeEventListener('visibilitychange', wakeUp);
      socket.disconnect();
    },
  };
}

function readRefusal(data: unknown): { code: string | null; retryAfterMs: number } {
  if (typeof data !== 'object' || data === null) return { code: null, retryAfterMs: 0 };
  return {
    code: 'code' in data && typeof data.code === 'string' ? data.code : null,
    retryAfterMs: 'retryAfterMs' in data && typeof data.retryAfterMs === 'number' ? data.retryAfterMs : 0,
  };
}
