import type { Result } from '#contract/result.ts';
import type { VisitorHandshake, VisitorPushes } from '#contract/visitor-socket.ts';
import type { Natives } from '../../shared/natives.ts';
import { createChannel } from './channel.ts';
import { decideRetryDelay } from './decide-retry.ts';
import type { Call, CallName, CallOutcome, CallRequest, CallValue } from './visitor-calls.ts';

const ackTimeoutMs = 10_000;
const noAnswer = { ok: false, error: { code: 'no_answer', message: 'no answer' } } as const;

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
  let wanted = false;
  let trying = false;
  let attempt = 0;
  let timer = 0;

  const connectNow = () => {
    natives.clearTimeout(timer);
    if (!wanted || trying || channel.connected) return;
    trying = true;
    channel.connect();
  };
  const connectLater = (atLeastMs = 0) => {
    natives.clearTimeout(timer);
    if (!wanted) return;
    timer = natives.setTimeout(connectNow, Math.max(atLeastMs, decideRetryDelay(attempt, Math.random())));
    attempt += 1;
  };
  const turnAway = (why: 'incompatible' | 'refused') => {
    wanted = false;
    events.turnedAway(why);
  };

  // The attempts are made here: one loop for lost networks, refused handshakes and servers that say goodbye.
  const channel = createChannel({
    server,
    namespace: '/visitor',
    query: 'role=visitor',
    natives,
    auth: handshake,
    events: {
      connected() {
        trying = false;
        attempt = 0;
        events.up();
      },
      disconnected() {
        trying = false;
        events.down();
        connectLater();
      },
      failed(data) {
        trying = false;
        const { code, retryAfterMs } = readRefusal(data);
        if (code === 'incompatible') return turnAway('incompatible');
        if (code === 'not_found' || code === 'forbidden' || code === 'invalid') return turnAway('refused');
        events.down();
        connectLater(retryAfterMs);
      },
      pushed(name, payload) {
        const handle = new Map<string, (push: never) => void>(Object.entries(pushes)).get(name);
        handle?.(payload as never);
      },
    },
  });

  const call = <N extends CallName>(name: N, request: CallRequest<N>): Promise<CallOutcome<CallValue<N>>> =>
    new Promise((resolve) => {
      if (!channel.connected) return resolve(noAnswer);
      const timer = natives.setTimeout(() => {
        resolve(noAnswer);
        // Connected, but silent: the line may be dead in a way neither side has noticed yet. A new one tells.
        if (channel.connected) channel.drop();
      }, ackTimeoutMs);
      channel.emit(name, request, (result) => {
        natives.clearTimeout(timer);
        resolve(result as Result<CallValue<N>>);
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
  const sleep = () => {
    trying = false;
    channel.disconnect();
  };

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
      channel.disconnect();
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
