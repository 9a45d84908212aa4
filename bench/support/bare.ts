import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** What we are compared with: a Socket.IO server as it comes, without storage, checks or identity. */
export async function startBare(serve: (io: Server) => void): Promise<{ url: string; io: Server }> {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  serve(io);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, io };
}
