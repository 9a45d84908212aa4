import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { VersionInfo } from '#contract/http.ts';
import type { Grant } from '#contract/members.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';

export interface FakeServer {
  readonly url: string;
  /** What was asked, such as `POST /api/v1/auth/refresh`. */
  readonly asked: string[];
  /** The one refresh token that is good now. */
  token(): string;
  /** Keeps answers back until the function it gives is called. */
  hold(): () => void;
  /** Ends the session: no refresh token is good any more. */
  revoke(): void;
  close(): Promise<void>;
}

/** As much of a server as signing in takes, so that the shell's side of it can be tested alone. */
export async function startFakeServer(version: Partial<VersionInfo> = {}): Promise<FakeServer> {
  const asked: string[] = [];
  let token = newToken();
  let mayAnswer = Promise.resolve();

  const answers: Record<string, (body: { refreshToken?: string }) => { status: number; body: object | null }> = {
    'GET /version': () => ({
      status: 200,
      body: { product: 'handoff-desk', version: '1.0.0', protocol: PROTOCOL_VERSION, hasOwner: true, ...version },
    }),
    'POST /api/v1/auth/sign-in': () => ({ status: 200, body: createGrant(token) }),
    'POST /api/v1/auth/refresh': ({ refreshToken }) => {
      if (refreshToken !== token) return { status: 401, body: refusal };
      token = newToken();
      return { status: 200, body: createGrant(token) };
    },
    'POST /api/v1/auth/sign-out': () => ({ status: 204, body: null }),
  };
  const server = createServer(async (request, response) => {
    const question = `${request.method} ${request.url}`;
    asked.push(question);
    const text = await readBody(request);
    const { status, body } = answers[question]?.(text === '' ? {} : JSON.parse(text)) ?? { status: 404, body: refusal };
    await mayAnswer;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === null ? undefined : JSON.stringify(body));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    token: () => token,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      mayAnswer = promise;
      return resolve;
    },
    revoke() {
      token = newToken();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Opens a server on a loopback port of the system's choice and answers the port. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const refusal = { type: 'about:blank', title: 'No', status: 401, detail: 'Sign in again.', code: 'unauthorized' };

function newToken(): string {
  return `refresh-token-${randomUUID()}`;
}

function createGrant(refreshToken: string): Grant {
  const id = '0198c5c4-7d1e-7abc-8def-0123456789ab';
  return {
    accessToken: 'an-access-token-of-some-length',
    accessTokenExpiresAt: '2030-01-01T00:00:00.000Z',
    refreshToken,
    me: {
      id,
      workspaceId: id,
      workspaceName: 'Mugs',
      name: 'Ana',
      email: 'ana@example.com',
      role: 'agent',
      permissions: ['chats.respond'],
      presence: 'online',
      availability: { state: 'online', reason: 'chosen', since: '2026-11-23T08:00:00.000Z' },
      load: { activeChats: 0, cap: null },
      avatar: null,
      chatbotIds: null,
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
