import WebSocket from 'ws';
import type { Result } from '#contract/result.ts';

/**
 * Speaks the wire format of Socket.IO over a bare WebSocket: what a client must do and nothing else, so that the load
 * generator is not the bottleneck of what it measures.
 */
export interface WireClient {
  /** Sends a call; `onAck` gets the raw text of the acknowledgement's arguments. */
  call(name: string, request: unknown, onAck: (raw: string) => void): void;
  close(): void;
}

export interface WireOptions {
  url: string;
  namespace: string;
  role: string;
  auth: unknown;
  /** Where it comes from, for a server that believes one proxy. */
  address?: string;
  /** Gets the raw text of every push's arguments, name included. */
  onPush(raw: string): void;
}

export function connectWire(options: WireOptions): Promise<WireClient> {
  const { namespace } = options;
  const address = `${options.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&role=${options.role}`;
  const socket = new WebSocket(address, {
    perMessageDeflate: false,
    ...(options.address !== undefined && { headers: { 'x-forwarded-for': options.address } }),
  });
  const acks = new Map<string, (raw: string) => void>();
  const pushPrefix = `42${namespace},[`;
  const ackPrefix = `43${namespace},`;
  let nextAck = 0;

  const client: WireClient = {
    call(name, request, onAck) {
      const id = `${nextAck++}`;
      acks.set(id, onAck);
      socket.send(`42${namespace},${id}${JSON.stringify([name, request])}`);
    },
    close: () => socket.close(),
  };

  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const frame = data.toString('utf8');
      if (frame.startsWith(pushPrefix)) options.onPush(frame.slice(pushPrefix.length - 1));
      else if (frame.startsWith(ackPrefix)) settle(frame.slice(ackPrefix.length));
      else if (frame === '2') socket.send('3');
      else if (frame.startsWith('0')) socket.send(`40${namespace},${JSON.stringify(options.auth)}`);
      else if (frame.startsWith(`40${namespace}`)) resolve(client);
      else if (frame.startsWith(`44${namespace}`)) reject(new Error(`refused: ${frame}`));
    });
  });

  function settle(rest: string): void {
    const start = rest.indexOf('[');
    const id = rest.slice(0, start);
    const onAck = acks.get(id);
    acks.delete(id);
    onAck?.(rest.slice(start));
  }
}

/** The value of a call that must succeed. */
export async function callOk<T = unknown>(client: WireClient, name: string, request: unknown): Promise<T> {
  return readOk(await new Promise<string>((resolve) => client.call(name, request, resolve)));
}

/** The value in the raw text of an acknowledgement that must not be a failure. */
export function readOk<T>(raw: string): T {
  const [result] = JSON.parse(raw) as [Result<T>];
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
