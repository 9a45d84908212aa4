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

/** Makes one packet of a connection's waiting messages; what is not a plain message (a ping) is left to the engine. */
function join(connection: Connection): void {
  if (connection.writeBuffer.length === 0) return; // closed meanwhile
  const messages: string[] = [];
  for (const { type, data } of connection.writeBuffer) {
    if (type !== 'message' || typeof data !== 'string') return;
    messages.push(data);
  }
  const frames = encodeTextFrames(messages);
  connection.writeBuffer = [{ type: 'message', options: { wsPreEncodedFrame: [frames] } }];
}
