import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CuttableProxy, startCuttableProxy } from './cuttable-proxy.ts';

let echo: Server;
let proxy: CuttableProxy;
let client: Socket;

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await startCuttableProxy({ port: (echo.address() as AddressInfo).port });
  client = connect(proxy.port, '127.0.0.1');
  await once(client, 'connect');
});
afterEach(async () => {
  client.destroy();
  await proxy.close();
  echo.close();
});

async function say(text: string): Promise<string> {
  client.write(text);
  const [answer] = await once(client, 'data');
  return String(answer);
}

describe('startCuttableProxy', () => {
  it('passes everything on', async () => {
    expect(await say('hello')).toBe('hello');
  });

  it('cuts what is open and refuses what is new, until it is restored', async () => {
    expect(await say('hello')).toBe('hello');
    const closed = once(client, 'close');
    await proxy.cut();
    await closed;

    const refused = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await once(refused, 'close');

    await proxy.restore();
    client = connect(proxy.port, '127.0.0.1');
    expect(await say('again')).toBe('again');
  });

  it('stalls without closing, and delivers late', async () => {
    expect(await say('hello')).toBe('hello');
    await proxy.stall();
    let heard = '';
    client.on('data', (chunk) => {
      heard += String(chunk);
    });
    client.write('late');
    // Another connection is accepted, as in a network that swallows packets, and hears nothing either.
    const second = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await once(second, 'connect');
    second.write('also late');
    expect(heard).toBe('');
    expect(client.closed).toBe(false);

    const [first, other] = [once(client, 'data'), once(second, 'data')];
    await proxy.restore();
    expect(String((await first)[0])).toBe('late');
    expect(String((await other)[0])).toBe('also late');
    second.destroy();
  });

  it('drops what is open and lets the next one in', async () => {
    expect(await say('hello')).toBe('hello');
    const closed = once(client, 'close');
    await proxy.drop();
    await closed;
    client = connect(proxy.port, '127.0.0.1');
    expect(await say('again')).toBe('again');
  });

  it('muted, the server hears the client and is not heard', async () => {
    const heard: string[] = [];
    echo.on('connection', (socket) => socket.on('data', (chunk) => heard.push(String(chunk))));
    expect(await say('hello')).toBe('hello');
    await proxy.mute();
    client.write('into the void');
    const closed = once(client, 'close');
    await vi.waitFor(() => expect(heard.join('')).toContain('into the void'));
    let answer = '';
    client.on('data', (chunk) => {
      answer += String(chunk);
    });
    await proxy.drop();
    await closed;
    expect(answer).toBe('');
  });
});
