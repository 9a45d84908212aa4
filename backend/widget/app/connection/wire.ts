import type { Natives } from '../../shared/natives.ts';

/** How long a WebSocket may take to open before long polling is tried: some proxies swallow it without a word. */
const socketPatienceMs = 5_000;
const separator = '\x1e';

/** A line that carries text both ways. */
export interface Wire {
  send(message: string): void;
  close(): void;
}

interface WireOptions {
  server: string;
  query: string;
  natives: Natives;
  opened(): void;
  message(text: string): void;
  /** It ended, or never came about. Told once; not after `close`. */
  closed(): void;
}

interface Carrier {
  send(packet: string): void;
  close(): void;
}
interface CarrierEvents {
  packet(packet: string): void;
  gone(): void;
}

/**
 * The Engine.IO protocol (version 4), as small as a browser of today allows: a WebSocket, and long polling where there is
 * none. Both ends tell a dead line by the server's heartbeat.
 */
export function openWire({ server, query, natives, opened, message, closed }: WireOptions): Wire {
  const path = `/socket.io/?${query}&EIO=4&transport=`;
  let over = false;
  let isOpen = false;
  let heartbeat = 0;
  let patience = 0;
  let silenceMs = 0;
  let carrier: Carrier | null = null;

  const stop = () => {
    over = true;
    natives.clearTimeout(heartbeat);
    natives.clearTimeout(patience);
    carrier?.close();
  };
  const fail = () => {
    if (over) return;
    stop();
    closed();
  };
  const listen = () => {
    natives.clearTimeout(heartbeat);
    if (isOpen) heartbeat = natives.setTimeout(fail, silenceMs);
  };
  const events = (gone: () => void): CarrierEvents => ({
    packet(packet) {
      if (over) return;
      const body = packet.slice(1);
      if (packet[0] === '0') {
        natives.clearTimeout(patience);
        const { pingInterval, pingTimeout } = JSON.parse(body) as { pingInterval: number; pingTimeout: number };
        silenceMs = pingInterval + pingTimeout;
        isOpen = true;
        opened();
      } else if (packet[0] === '2') carrier?.send('3');
      else if (packet[0] === '4') message(body);
      else if (packet[0] === '1') return fail();
      listen();
    },
    gone,
  });
  const poll = () => {
    if (over || isOpen) return fail();
    natives.clearTimeout(patience);
    const before = carrier;
    carrier = openPolling(`${server}${path}polling`, events(fail));
    before?.close();
  };
  patience = natives.setTimeout(poll, socketPatienceMs);
  carrier = openSocket(`${server.replace(/^http/, 'ws')}${path}websocket`, events(poll));
  return { send: (text) => carrier?.send(`4${text}`), close: stop };
}

function openSocket(url: string, { packet, gone }: CarrierEvents): Carrier {
  let socket: WebSocket | null = null;
  let closed = false;
  const end = () => {
    if (!closed) gone();
    closed = true;
  };
  try {
    socket = new WebSocket(url);
    socket.onmessage = ({ data }) => closed || packet(String(data));
    socket.onclose = end;
  } catch {
    // Forbidden by the page's policy, for example: told later, like every other end.
    queueMicrotask(end);
  }
  return {
    send: (text) => socket?.readyState === 1 && socket.send(text),
    close() {
      closed = true;
      socket?.close();
    },
  };
}

function openPolling(url: string, { packet, gone }: CarrierEvents): Carrier {
  const abort = new AbortController();
  let sid = '';
  let outgoing: string[] = [];
  let posting = false;

  const ask = async (init: RequestInit): Promise<string> => {
    const response = await fetch(url + sid, { ...init, credentials: 'omit', signal: abort.signal, cache: 'no-store' });
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
  };
  const end = () => {
    if (abort.signal.aborted) return;
    abort.abort();
    gone();
  };
  const receive = async () => {
    while (!abort.signal.aborted) {
      for (const one of (await ask({})).split(separator)) {
        if (one[0] === '0') sid = `&sid=${encodeURIComponent((JSON.parse(one.slice(1)) as { sid: string }).sid)}`;
        if (!abort.signal.aborted) packet(one);
      }
    }
  };
  const post = async () => {
    if (posting) return;
    posting = true;
    while (outgoing.length > 0) {
      const body = outgoing.join(separator);
      outgoing = [];
      await ask({ method: 'POST', body });
    }
    posting = false;
  };
  receive().catch(end);
  return {
    send(text) {
      outgoing.push(text);
      post().catch(end);
    },
    close() {
      if (abort.signal.aborted) return;
      abort.abort();
      if (sid) fetch(url + sid, { method: 'POST', body: '1', credentials: 'omit', keepalive: true }).catch(() => {});
    },
  };
}
