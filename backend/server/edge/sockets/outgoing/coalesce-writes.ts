import type { Server } from 'socket.io';
import { encodeTextFrames } from './text-frames.ts';

type Connection = Parameters<Parameters<Server['engine']['on']>[1]>[0];

/**
 * Lets everything that is written to a connection within one turn of the event loop leave in one system call.
 *
 * A committed batch answers and pushes hundreds of messages at once; the system calls, not the commit, would then be
 * what limits us. Holding back is what the transport does anyway while it is not writable, so nothing can overtake.
 */
export function coalesceWrites(io: Server): void {
  const held = new Map<Connection, Connection['transport']>();

  function hold(connection: Connection): void {
    const { transport } = connection;
    if (!transport.writable || transport.name !== 'websocket') return;
    if (held.size === 0) setImmediate(release);
    transport.writable = false;
    held.set(connection, transport);
  }

  function release(): void {
    const connections = [...held];
    held.clear();
    const join = createJoin();
    for (const [connection, transport] of connections) {
      join(connection);
      transport.writable = true;
      transport.emit('ready');
    }
  }

  io.engine.on('connection', (connection: Connection) => {
    connection.on('packetCreate', () => hold(connection));
  });
}

/**
 * Makes one packet of a connection's waiting messages; what is not a plain message (a ping) is left to the engine. News
 * for a thousand consoles are the same words a thousand times: connections with the same messages share their frames.
 */
function createJoin(): (connection: Connection) => void {
  let last: { messages: readonly string[]; frames: Buffer } = { messages: [], frames: Buffer.alloc(0) };

  return (connection) => {
    if (connection.writeBuffer.length === 0) return; // closed meanwhile
    const messages: string[] = [];
    for (const { type, data } of connection.writeBuffer) {
      if (type !== 'message' || typeof data !== 'string') return;
      messages.push(data);
    }
    if (!isSame(messages, last.messages)) last = { messages, frames: encodeTextFrames(messages) };
    connection.writeBuffer = [{ type: 'message', options: { wsPreEncodedFrame: [last.frames] } }];
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((message, index) => message === other[index]);
}
