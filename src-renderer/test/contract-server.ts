import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Namespace, Server } from 'socket.io';
import type { AgentCallEvents, AgentPushEvents } from '#contract/agent-socket.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { answerRoute } from './answer-routes.ts';
import { LINK_PATHS, refuseEntry } from './refuse-entry.ts';
import type { World } from './world.ts';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'self'; frame-ancestors 'none'";
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface ContractServer {
  readonly url: string;
  /** Switches for what a test wants to see. */
  readonly mode: {
    hasOwner: boolean;
    signedIn: boolean;
    refuseSignIn: 'unauthorized' | 'rate_limited' | null;
    /** Where the password is right; with more than one the person has to choose. */
    workspaces: { id: string; name: string }[];
  };
  /** Calls that arrived, newest last. */
  readonly calls: { name: string; request: unknown }[];
  /** What these routes and calls answer instead, until it is taken out again. */
  readonly refusals: Map<string, Result<never>>;
  /** Answers to these calls are held back. */
  readonly silent: Set<string>;
  /** Lets every token given so far run out, and drops the connections that hold one. */
  expireTokens(): void;
  /** Cuts every connection and accepts none until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** Serves the built console and speaks the contract for a `World`: HTTP sign-in, and the `/agent` namespace. */
export async function startContractServer(world: World, builtConsole: string): Promise<ContractServer> {
  const mode: ContractServer['mode'] = { hasOwner: true, signedIn: true, refuseSignIn: null, workspaces: [] };
  const calls: ContractServer['calls'] = [];
  const silent = new Set<string>();
  const refusals = new Map<string, Result<never>>();
  let isCut = false;
  let token = 'access-token-number-0000';

  const http = createServer((request, response) => void serve(request, response));
  const sockets = new Server(http, { pingInterval: 5_000, allowRequest: (_request, answer) => answer(null, !isCut) });
  const agents: Namespace<AgentCallEvents, AgentPushEvents> = sockets.of('/agent');

  const answersChats = (): boolean => world.me.permissions.includes('chats.respond');

  agents.use((socket, next) => {
    const { accessToken, protocol } = socket.handshake.auth as { accessToken?: string; protocol?: number };
    if (protocol !== PROTOCOL_VERSION) return next(refusal('incompatible'));
    next(accessToken === token ? undefined : refusal('unauthorized'));
  });
  agents.on('connection', (socket) => {
    socket.use(([name, request, acknowledge], next) => {
      calls.push({ name, request });
      if (silent.has(name) || typeof acknowledge !== 'function') return;
      const refusal = refusals.get(name);
      if (refusal) acknowledge(refusal);
      else next();
    });
    socket.on('session:sync', ({ known }, acknowledge) => {
      const cursors = new Map(known.map((cursor) => [cursor.conversationId, cursor.afterSeq]));
      acknowledge(
        succeed({
          serverTime: new Date().toISOString(),
          me: world.me,
          rev: world.rev,
          queue: answersChats() ? [...world.queue.values()] : [],
          chats: answersChats() ? world.mine().map((id) => world.chat(id, cursors.get(id))) : [],
        }),
      );
    });
    socket.on('session:renew', (_request, acknowledge) => acknowledge(succeed({})));
    socket.on('handoff:accept', ({ handoffId }, acknowledge) => acknowledge(world.acceptAsMe(handoffId)));
    socket.on('handoff:pass', ({ handoffId }, acknowledge) => {
      world.offer(handoffId, world.nextAgent);
      acknowledge(succeed({}));
    });
    socket.on('handoff:release', ({ conversationId, note = '' }, acknowledge) =>
      acknowledge(world.requeue(conversationId, 'released', note || null)),
    );
    socket.on('handoff:transfer', ({ conversationId, toMemberId, note = '' }, acknowledge) => {
      const to = world.colleagues.find((colleague) => colleague.id === toMemberId);
      if (!to) return acknowledge(fail('not_found', 'There is no such agent.'));
      acknowledge(world.requeue(conversationId, 'transferred', note || null, { id: to.id, name: to.name }));
    });
    socket.on('handoff:explain', ({ handoffId }, acknowledge) => {
      const explanation = world.explanations.get(handoffId);
      acknowledge(explanation ? succeed(explanation) : fail('not_found', 'There is no such request.'));
    });
    socket.on('handoff:background', ({ conversationId }, acknowledge) => {
      const background = world.backgrounds.get(conversationId);
      acknowledge(background ? succeed(background) : fail('not_found', 'Nobody was asked for.'));
    });
    socket.on('handoff:recent', (_request, acknowledge) => acknowledge(succeed({ handoffs: world.recent })));
    socket.on('team:agents', (_request, acknowledge) => acknowledge(succeed({ agents: world.colleagues })));
    socket.on('draft:set', ({ conversationId, text }, acknowledge) => {
      world.drafts.set(conversationId, text);
      acknowledge(succeed({}));
    });
    socket.on('activity:report', ({ activity, sinceMs }, acknowledge) => {
      world.reportActivity(activity, sinceMs);
      acknowledge(succeed({}));
    });
    socket.on('handoff:complete', ({ conversationId }, acknowledge) => acknowledge(world.complete(conversationId)));
    socket.on('conversation:open', ({ conversationId }, acknowledge) => {
      const known = world.conversations.has(conversationId);
      acknowledge(known ? succeed(world.chat(conversationId)) : fail('not_found', 'There is no such conversation.'));
    });
    socket.on('conversation:page', ({ conversationId, afterSeq, beforeSeq, limit = 50 }, acknowledge) => {
      const all = world.thread(conversationId);
      const wanted =
        beforeSeq === undefined ? all.filter((m) => m.seq > (afterSeq ?? 0)) : all.filter((m) => m.seq < beforeSeq);
      const messages = beforeSeq === undefined ? wanted.slice(0, limit) : wanted.slice(-limit);
      acknowledge(succeed({ messages, hasMore: messages.length < wanted.length }));
    });
    socket.on('message:send', (request, acknowledge) => acknowledge(world.send(request)));
    socket.on('message:read', ({ conversationId, seq }, acknowledge) => {
      world.read(conversationId, seq);
      acknowledge(succeed({}));
    });
    socket.on('typing:set', (_request, acknowledge) => acknowledge(succeed({})));
    socket.on('alert:test', (_request, acknowledge) => {
      const { mail, outcome } = world.alerts.trial;
      const alertId = crypto.randomUUID();
      const at = new Date().toISOString();
      acknowledge(succeed({ alertId, at, mail }));
      socket.emit('alert:raised', {
        id: alertId,
        kind: 'test',
        conversationId: null,
        chatbotName: 'Test',
        visitorName: null,
        text: 'This is a test.',
        words: [],
        at,
      });
      if (outcome) socket.emit('alert:mailed', { alertId, ...outcome });
    });
    socket.on('presence:set', ({ choice }, acknowledge) => {
      world.choose(choice);
      acknowledge(succeed(world.me));
    });
  });
  world.push = ({ name, payload }) => {
    // The map of pushes and their names belong together in `Push`; TypeScript cannot see that through a union.
    (agents as Namespace).emit(name, payload);
  };

  function dropAll(): void {
    for (const socket of agents.sockets.values()) socket.conn.close();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://internal').pathname;
    if (isCut) return void request.socket.destroy();
    if (path === '/version') {
      return json(response, 200, {
        product: 'handoff-desk',
        version: '0.1.0',
        protocol: PROTOCOL_VERSION,
        hasOwner: mode.hasOwner,
      });
    }
    if (path === '/api/v1/auth/refresh' && !mode.signedIn) return problem(response, 401, 'unauthorized');
    if (path === '/api/v1/auth/sign-in' && mode.refuseSignIn === 'unauthorized')
      return problem(response, 401, 'unauthorized');
    if (path === '/api/v1/auth/sign-in' && mode.refuseSignIn) return problem(response, 429, 'rate_limited', 42_000);
    if (path === '/api/v1/auth/sign-out') {
      mode.signedIn = false;
      return void response.writeHead(204).end();
    }
    if (LINK_PATHS.includes(path)) return void (await answer(request, response, path));
    if (path.startsWith('/api/v1/auth/')) {
      const refused = await refuseEntry(request, { path, world, workspaces: mode.workspaces });
      if (refused)
        return json(response, 401, {
          type: 'about:blank',
          title: refused.code,
          status: 401,
          detail: refused.message,
          ...refused,
        });
      mode.signedIn = true;
      const accessTokenExpiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
      return json(response, 200, { accessToken: token, accessTokenExpiresAt, me: world.me });
    }
    if (path.startsWith('/preview/')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(
        '<!doctype html><html lang="en"><title>Preview</title><p>The widget would be here.</p></html>',
      );
    }
    if (path.startsWith('/api/v1/')) {
      if (request.headers.authorization !== `Bearer ${token}`) return problem(response, 401, 'unauthorized');
      if (await answer(request, response, path)) return;
    }
    await serveFile(response, builtConsole, path);
  }

  function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const refuse = (name: string): Result<never> | null => {
      calls.push({ name, request: path });
      return refusals.get(name) ?? null;
    };
    return answerRoute(request, response, { world, refuse, isSilent: (name) => silent.has(name) });
  }

  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    mode,
    calls,
    silent,
    refusals,
    expireTokens() {
      token = `access-token-${crypto.randomUUID()}`;
      dropAll();
    },
    cut() {
      isCut = true;
      dropAll();
    },
    restore() {
      isCut = false;
    },
    async close() {
      await sockets.close();
      http.closeAllConnections();
    },
  };
}

async function serveFile(response: ServerResponse, root: string, path: string): Promise<void> {
  const name = normalize(path.replace(/^\/console\//, '/')).replace(/\/$/, '/index.html');
  try {
    const body = await readFile(join(root, name));
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, retryAfterMs?: number): void {
  json(response, status, { type: 'about:blank', title: code, status, code, detail: `refused: ${code}`, retryAfterMs });
}

function refusal(code: 'unauthorized' | 'incompatible'): Error {
  return Object.assign(new Error(code), { data: { code, message: code } });
}
