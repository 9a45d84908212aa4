import type { Server } from 'socket.io';

type Connection = Parameters<Parameters<Server['engine']['on']>[1]>[0];

export interface BacklogLimits {
  packets: number;
  /** UTF-16 units of text, which for most texts is bytes. */
  size: number;
}

export const BACKLOG_LIMITS: BacklogLimits = { packets: 1_000, size: 5_000_000 };

/**
 * Cuts off a connection that does not read what it is sent, before what waits for it becomes everybody's problem. It
 * comes back and syncs, as after any lost connection. What the kernel and the WebSocket hold back cannot be seen in
 * `bufferedAmount`: the engine keeps packets until the one before them has left, so its own queue is what is measured.
 */
export function limitBacklog(io: Server, limits: BacklogLimits, onCut: (facts: BacklogLimits) => void): void {
  io.engine.on('connection', (connection: Connection) => {
    /** Of packets that have not left yet, those handed to the transport included. */
    let size = 0;
    let isCut = false;

    connection.on('packetCreate', ({ data }: { data?: unknown }) => {
      if (typeof data === 'string') size += data.length;
      const packets = connection.writeBuffer.length;
      if (isCut || (packets < limits.packets && size <= limits.size)) return;
      isCut = true;
      onCut({ packets, size });
      cut(connection);
    });
    connection.on('drain', () => {
      size = 0;
      for (const { data } of connection.writeBuffer) if (typeof data === 'string') size += data.length;
    });
  });
}

/** Without the closing handshake: it would queue behind everything that is not being read. */
function cut({ transport }: Connection): void {
  if ('socket' in transport && hasTerminate(transport.socket)) transport.socket.terminate();
  else transport.close();
}

function hasTerminate(socket: unknown): socket is { terminate(): void } {
  return typeof socket === 'object' && socket !== null && 'terminate' in socket;
}
