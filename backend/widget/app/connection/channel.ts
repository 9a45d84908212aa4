import type { Natives } from '../../shared/natives.ts';
import { openWire, type Wire } from './wire.ts';

/** One attempt's time to get through. */
const openTimeoutMs = 10_000;

export interface ChannelEvents {
  connected(): void;
  /** Was connected, and is not any more. */
  disconnected(): void;
  /** The attempt came to nothing; `data` is what the server said about it, if it said anything. */
  failed(data: unknown): void;
  pushed(name: string, payload: unknown): void;
}

/** One namespace of a Socket.IO server, over one connection at a time. It never comes back by itself. */
export interface Channel {
  readonly connected: boolean;
  connect(): void;
  /** Also gives up an attempt; nothing is told about that. */
  disconnect(): void;
  /** The line looks dead: ends it as if it had ended by itself. */
  drop(): void;
  /** `answer` is called at most once, and never when the connection ends first. */
  emit(name: string, payload: unknown, answer: (value: unknown) => void): void;
}

interface ChannelOptions {
  server: string;
  namespace: string;
  query: string;
  natives: Natives;
  auth: () => unknown;
  events: ChannelEvents;
}

/** The part of the Socket.IO protocol (version 5) that this product speaks: text, acknowledgements, one namespace. */
export function createChannel({ server, namespace, query, natives, auth, events }: ChannelOptions): Channel {
  let wire: Wire | null = null;
  let connected = false;
  let nextId = 0;
  let waiting = new Map<string, (value: unknown) => void>();
  let deadline = 0;

  /** Forgets the line before it is closed, so that nothing it still says is heard. */
  const letGo = () => {
    natives.clearTimeout(deadline);
    const line = wire;
    wire = null;
    connected = false;
    waiting = new Map();
    line?.close();
  };
  const end = (data?: unknown) => {
    const was = connected;
    letGo();
    if (was) events.disconnected();
    else events.failed(data);
  };
  const address = `${namespace},`;

  const receive = (packet: string) => {
    const type = packet[0];
    if (!packet.startsWith(address, 1)) return;
    const [, id = '', json = ''] = /^(\d*)(.*)$/s.exec(packet.slice(1 + address.length)) ?? [];
    const body: unknown = json === '' ? null : JSON.parse(json);
    if (type === '0') {
      natives.clearTimeout(deadline);
      connected = true;
      events.connected();
    } else if (type === '1') end();
    else if (type === '4') end(body && typeof body === 'object' && 'data' in body ? body.data : undefined);
    else if (type === '2' && Array.isArray(body)) events.pushed(String(body[0]), body[1]);
    else if (type === '3' && Array.isArray(body)) {
      const answer = waiting.get(id);
      waiting.delete(id);
      answer?.(body[0]);
    }
  };

  return {
    get connected() {
      return connected;
    },
    connect() {
      letGo();
      deadline = natives.setTimeout(end, openTimeoutMs);
      const line: Wire = openWire({
        server,
        query,
        natives,
        opened: () => line === wire && line.send(`0${address}${JSON.stringify(auth())}`),
        message: (packet) => line === wire && receive(packet),
        closed: () => line === wire && end(),
      });
      wire = line;
    },
    disconnect() {
      const was = connected;
      if (was) wire?.send(`1${address}`);
      letGo();
      if (was) events.disconnected();
    },
    drop: end,
    emit(name, payload, answer) {
      const id = String(nextId++);
      waiting.set(id, answer);
      wire?.send(`2${address}${id}${JSON.stringify([name, payload])}`);
    },
  };
}
