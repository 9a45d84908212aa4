import type { Socket } from 'socket.io';

const nothing = {};

/**
 * Lets go of the request that opened a connection, once everything has been read from it. Otherwise its headers, cookies
 * and tokens stay in memory for as long as somebody has the page open.
 */
export function forgetHandshake(socket: Socket): void {
  const { request } = socket;
  Object.assign(socket.handshake, { headers: nothing, query: nothing, auth: nothing });
  Object.assign(socket.conn, { request: null });
  // A poll's request is Node's to finish.
  if (socket.conn.transport.name !== 'websocket') return;
  // Engine.IO's answer to the upgrade keeps a reference until the connection closes, so the request has to be emptied.
  for (const property of Reflect.ownKeys(request)) Reflect.deleteProperty(request, property);
}
