import { once } from 'node:events';
import WebSocket from 'ws';

/** Speaks to the server frame by frame, right or wrong. */
export interface RawSocket {
  send(frame: string | Buffer): void;
  /** Every frame that came, in order. */
  readonly received: string[];
  /** Resolves with the first frame, from now on or before, that begins so; null when the connection ended before one came. */
  frame(start: string): Promise<string | null>;
  readonly closed: Promise<unknown>;
  close(): void;
}

export async function openRawSocket(url: string, role: 'visitor' | 'agent'): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&role=${role}`);
  const received: string[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  socket.on('message', (data: Buffer) => {
    received.push(data.toString());
    wake();
  });
  // Whatever ends it also closes it.
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(wake);
  await once(socket, 'open');
  return {
    received,
    closed,
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    frame: (start) =>
      new Promise((resolve) => {
        function look(): void {
          const found = received.find((frame) => frame.startsWith(start)) ?? null;
          if (found === null && socket.readyState <= WebSocket.OPEN) return;
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
