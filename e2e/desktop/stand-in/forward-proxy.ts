import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Duplex, pipeline, Transform } from 'node:stream';
import { ConnectionGate } from '../../support/connection-gate.ts';

export interface ForwardProxy {
  readonly url: string;
  readonly gate: ConnectionGate;
  close(): Promise<void>;
}

/** What the page's origin is called in Chromium, and what servers are told instead. */
export interface OriginRewrite {
  inBrowser: string;
  onTheWire: string;
}

/**
 * The only way out of a console's Chromium. It lets a test cut the network, WebSockets included, and it lets servers see
 * the origin a real Electron page has, which Chromium itself cannot be taught.
 */
export async function startForwardProxy(origin: OriginRewrite | null): Promise<ForwardProxy> {
  const gate = new ConnectionGate();
  const server = createServer((incoming, answer) => void forwardRequest(incoming, answer, origin, gate));
  server.on('connection', (socket) => gate.admit(socket));
  server.on('connect', (incoming: IncomingMessage, client: Duplex) => openTunnel(incoming, client, origin, gate));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    gate,
    async close() {
      gate.destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}

async function forwardRequest(
  incoming: IncomingMessage,
  answer: ServerResponse,
  origin: OriginRewrite | null,
  gate: ConnectionGate,
): Promise<void> {
  await gate.whenFlowing();
  // A browser asks its proxy by full addresses; whatever else arrives here is not for us to pass on.
  const target = URL.parse(incoming.url ?? '');
  if (!target) {
    answer.writeHead(400).end();
    return;
  }
  const headers = { ...incoming.headers };
  delete headers['proxy-connection'];
  if (origin && headers.origin === origin.inBrowser) headers.origin = origin.onTheWire;
  const outgoing = request(target, { method: incoming.method, headers }, (response) => {
    const answerHeaders = { ...response.headers };
    if (origin && answerHeaders['access-control-allow-origin'] === origin.onTheWire) {
      answerHeaders['access-control-allow-origin'] = origin.inBrowser;
    }
    // The network was cut, or the page left, while the server was still at it: nobody is there to be answered.
    if (answer.destroyed) {
      response.destroy();
      return;
    }
    answer.writeHead(response.statusCode ?? 502, answerHeaders);
    pipeline(response, gate.hold(), answer, () => undefined);
  });
  outgoing.on('error', () => answer.destroy());
  pipeline(incoming, outgoing, () => undefined);
}

/** WebSockets and TLS come this way: after the answer, bytes are only passed on. */
function openTunnel(
  incoming: IncomingMessage,
  client: Duplex,
  origin: OriginRewrite | null,
  gate: ConnectionGate,
): void {
  const target = new URL(`http://${incoming.url}`);
  const upstream = connect(Number(target.port || 80), target.hostname.replace(/^\[|\]$/g, ''));
  if (!gate.admit(upstream)) {
    client.destroy();
    return;
  }
  const closeBoth = (): void => {
    client.destroy();
    upstream.destroy();
  };
  upstream.once('close', closeBoth);
  upstream.once('connect', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    pipeline(client, rewriteHandshake(origin), gate.hold(), upstream, closeBoth);
    pipeline(upstream, gate.hold(), client, closeBoth);
  });
}

/** Changes the Origin line of a plain-text handshake; everything after the first head is left alone. */
function rewriteHandshake(origin: OriginRewrite | null): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (head === null || origin === null) return done(null, chunk);
      head = Buffer.concat([head, chunk]);
      const isPlainHttp = 'GET '.startsWith(head.toString('latin1', 0, 4));
      if (isPlainHttp && !head.includes('\r\n\r\n')) return done();
      const text = head.toString('latin1');
      head = null;
      const line = `\r\nOrigin: ${origin.inBrowser}\r\n`;
      const rewritten = text.replace(line, `\r\nOrigin: ${origin.onTheWire}\r\n`);
      done(null, Buffer.from(isPlainHttp ? rewritten : text, 'latin1'));
    },
  });
}
