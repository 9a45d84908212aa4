import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { coalesceWrites } from './coalesce-writes.ts';
import { type BacklogLimits, limitBacklog } from './limit-backlog.ts';
import { createRoomPush } from './room-push.ts';
import { textParser } from './text-parser.ts';

let http: HttpServer;
let io: Server;
let url: string;
const cuts: BacklogLimits[] = [];
const clients: (Socket | WebSocket)[] = [];

beforeEach(async () => {
  cuts.length = 0;
  http = createServer();
  io = new Server(http, { parser: textParser, serveClient: false });
  coalesceWrites(io);
  limitBacklog(io, { packets: 1_000, size: 5_000_000 }, (facts) => cuts.push(facts));
  io.on('connection', (socket) => void socket.join('everybody'));
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await io.close();
});

async function join(transport: 'websocket' | 'polling'): Promise<{ client: Socket; heard: unknown[] }> {
  const client = connect(url, { transports: [transport], forceNew: true });
  const heard: unknown[] = [];
  client.on('told', (told) => heard.push(told));
  clients.push(client);
  await new Promise<void>((connected) => client.once('connect', connected));
  return { client, heard };
}

const payloads = [
  '',
  'a',
  'é🙂',
  '"\\\n\u0000',
  'x'.repeat(124),
  'x'.repeat(130),
  'ö'.repeat(40_000),
  'y'.repeat(70_000),
];

describe.each(['websocket', 'polling'] as const)('by %s', (transport) => {
  test('whatever is pushed in one turn arrives as it was and in order', async () => {
    const { client, heard } = await join(transport);
    const push = createRoomPush(io.of('/'));
    for (const payload of payloads) push('everybody').emit('told', { payload });
    await expect.poll(() => heard).toEqual(payloads.map((payload) => ({ payload })));
    // Still the same connection: nothing of it was malformed.
    expect(client.connected).toBe(true);
    expect(io.of('/').sockets.size).toBe(1);
  });
});

test('a room is told but for the one left out, few or many', async () => {
  const few = [await join('websocket'), await join('websocket')];
  const push = createRoomPush(io.of('/'));
  push('everybody', few[0]?.client.id).emit('told', 1);
  await expect.poll(() => few[1]?.heard).toEqual([1]);
  const many = [...few, await join('websocket'), await join('websocket')];
  push('everybody', few[0]?.client.id).emit('told', 2);
  await expect.poll(() => many.map(({ heard }) => heard)).toEqual([[], [1, 2], [2], [2]]);
});

test('binary data ends the connection', async () => {
  const { client } = await join('websocket');
  client.emit('anything', new Uint8Array([1, 2, 3]));
  await new Promise((ended) => client.once('disconnect', ended));
  await expect.poll(() => io.of('/').sockets.size).toBe(0);
});

test('a reader that stops reading is cut off before it costs much; the others go on', async () => {
  const { heard } = await join('websocket');
  const paused = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  clients.push(paused);
  await once(paused, 'message');
  paused.send('40');
  await once(paused, 'message');
  paused.pause();
  await expect.poll(() => io.of('/').sockets.size).toBe(2);
  const push = createRoomPush(io.of('/'));
  let sent = 0;
  while (cuts.length === 0 && sent < 200_000) {
    for (let burst = 0; burst < 50; burst += 1)
      push('everybody').emit('told', { sent: sent++, text: 'z'.repeat(1_000) });
    await new Promise((turn) => setImmediate(turn));
  }
  expect(cuts).toHaveLength(1);
  await expect.poll(() => io.of('/').sockets.size).toBe(1);
  await expect.poll(() => heard.length).toBe(sent);
});
