import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ForwardProxy, startForwardProxy } from './forward-proxy.ts';

const ORIGINS = { inBrowser: 'http://console.localhost', onTheWire: 'app://console' };

let server: Server;
let proxy: ForwardProxy;
let seen: (string | undefined)[];

beforeEach(async () => {
  seen = [];
  server = createServer((incoming, response) => {
    seen.push(incoming.headers.origin);
    response.setHeader('access-control-allow-origin', incoming.headers.origin ?? '');
    response.end('hello');
  });
  server.on('upgrade', (incoming, socket) => {
    seen.push(incoming.headers.origin);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: test\r\n\r\n');
    socket.on('error', () => undefined).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startForwardProxy(ORIGINS);
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const target = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

/** What Chromium does for a plain request through a proxy. */
async function ask(origin: string): Promise<string | undefined> {
  const { hostname, port } = new URL(proxy.url);
  const asking = request({ hostname, port, path: `http://${target()}/x`, headers: { origin, host: target() } });
  asking.end();
  const [response] = await once(asking, 'response');
  response.resume();
  return response.headers['access-control-allow-origin'];
}

/** What Chromium does for a WebSocket through a proxy. */
async function openSocket() {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1').on('error', () => undefined);
  socket.write(`CONNECT ${target()} HTTP/1.1\r\nHost: ${target()}\r\n\r\n`);
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200/);
  socket.write(
    `GET /socket HTTP/1.1\r\nHost: ${target()}\r\nConnection: Upgrade\r\nUpgrade: test\r\nOrigin: ${ORIGINS.inBrowser}\r\n\r\n`,
  );
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 101/);
  return socket;
}

describe('startForwardProxy', () => {
  it('gives the console’s page the origin it has in Electron, and leaves others alone', async () => {
    expect(await ask(ORIGINS.inBrowser)).toBe(ORIGINS.inBrowser);
    expect(await ask('https://example.com')).toBe('https://example.com');
    expect(seen).toEqual([ORIGINS.onTheWire, 'https://example.com']);
  });

  it('does so for WebSockets, once, and passes their bytes on unread', async () => {
    const socket = await openSocket();
    expect(seen).toEqual([ORIGINS.onTheWire]);
    socket.write(`GET /\r\nOrigin: ${ORIGINS.inBrowser}\r\n\r\n`);
    expect(String((await once(socket, 'data'))[0])).toContain(ORIGINS.inBrowser);
    socket.destroy();
  });

  it('cuts open sockets and refuses new requests', async () => {
    const socket = await openSocket();
    const closed = once(socket, 'close');
    proxy.gate.set('cut');
    await closed;
    await expect(ask(ORIGINS.inBrowser)).rejects.toThrow();
    proxy.gate.set('open');
    expect(await ask(ORIGINS.inBrowser)).toBe(ORIGINS.inBrowser);
  });
});
