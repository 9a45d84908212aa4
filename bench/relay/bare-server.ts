import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Pair } from './plan.ts';

/**
 * What our server is compared with: the least a Socket.IO server can do to carry a message from one client to another
 * and acknowledge it. No storage, no checks, no identity; it loses everything it holds when it ends.
 */
process.once('message', ({ pairs }: { pairs: number }) => {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  const agents = io.of('/agent');
  let seq = 0;

  agents.on('connection', (socket) => {
    void socket.join(socket.handshake.auth['room']);
  });
  io.of('/visitor').on('connection', (socket) => {
    const room: string = socket.handshake.auth['room'];
    socket.on('session:start', (_request, acknowledge) => acknowledge({ ok: true, value: {} }));
    socket.on('message:send', (request, acknowledge) => {
      seq += 1;
      const receipt = {
        id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
        seq,
        at: new Date().toISOString(),
      };
      agents.to(room).emit('message:created', {
        ...receipt,
        conversationId: request.conversationId,
        author: { kind: 'visitor', name: null },
        clientId: request.clientId,
        content: { kind: 'text', text: request.text },
      });
      acknowledge({ ok: true, value: receipt });
    });
  });

  http.listen(0, '127.0.0.1', () => {
    const { port } = http.address() as AddressInfo;
    const plan: Pair[] = Array.from({ length: pairs }, (_, index) => {
      const auth = { room: `pair-${index}` };
      return {
        visitorAuth: auth,
        agentAuth: auth,
        conversationId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      };
    });
    process.send?.({ url: `http://127.0.0.1:${port}`, pairs: plan });
  });
});
process.once('disconnect', () => process.exit(0));
