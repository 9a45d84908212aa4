import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { fail } from '#contract/result.ts';
import {
  type Availability,
  type VisitorCallEvents,
  type VisitorPushEvents,
  visitorCalls,
  visitorHandshakeSchema,
} from '#contract/visitor-socket.ts';
import { buildAvailability, buildChatbot } from './build-chatbot.ts';
import { VisitorWorld } from './visitor-world.ts';

type VisitorSocket = Socket<VisitorCallEvents, VisitorPushEvents, DefaultEventsMap, { world: VisitorWorld }>;

export const CHATBOT = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  ...buildChatbot(),
};

/** What a test may do to the line between widget and server. */
export interface Faults {
  /** Carries out this many sends without ever acknowledging or pushing them. */
  loseAcks: number;
  /** Answers every handshake with this code. */
  refuseWith: 'incompatible' | 'not_found' | null;
}

/**
 * The visitor's side of the contract over a real Socket.IO, for one visitor, with every request checked by the contract's
 * own schemas: a widget that sends what they do not allow fails here, too.
 */
export class ContractServer {
  readonly world = new VisitorWorld(CHATBOT);
  readonly faults: Faults = { loseAcks: 0, refuseWith: null };
  /** Requests that the contract refuses; must stay empty. */
  readonly violations: string[] = [];
  readonly calls: string[] = [];
  availability: Availability = buildAvailability();
  /** What visitors left while nobody was there, by client id. */
  readonly contactMessages = new Map<string, { name: string; email: string; text: string }>();
  readonly ratings: { stars: number; comment: string | undefined }[] = [];
  /** Addresses that transcripts were sent to. */
  readonly transcripts: string[] = [];
  /** Tokens that were shown, in order; `startsOver` is refused once as another person's. */
  readonly identities: string[] = [];
  /** The server's clock. */
  now = (): Date => new Date();
  handshakes = 0;
  port = 0;
  #stop: (() => Promise<void>) | null = null;
  #io: Server<VisitorCallEvents, VisitorPushEvents> | null = null;
  readonly #dist: string;

  constructor(dist: string) {
    this.#dist = dist;
    this.world.onMessage = (message) => {
      if (this.faults.loseAcks === 0) this.#push?.emit('message:created', message);
    };
    this.world.onChange = (view) => this.#push?.emit('conversation:changed', view);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get #push() {
    return this.#io?.of('/visitor');
  }

  /** Starts, or starts again on the same port with everything it knew. */
  async start(): Promise<void> {
    const http = createServer((request, response) => void this.#serveFile(request.url ?? '/', response));
    this.#io = new Server(http, { cors: { origin: '*' }, serveClient: false, pingInterval: 2_000, pingTimeout: 2_000 });
    const visitors = this.#io.of('/visitor');
    visitors.use((socket, next) => {
      this.handshakes += 1;
      const handshake = visitorHandshakeSchema.safeParse(socket.handshake.auth);
      const code = handshake.success ? this.faults.refuseWith : 'invalid';
      if (!handshake.success) this.violations.push(`handshake: ${handshake.error.message}`);
      next(code === null ? undefined : Object.assign(new Error(code), { data: fail(code, code).error }));
    });
    visitors.on('connection', (socket) => this.#serve(socket as VisitorSocket));
    http.listen(this.port, '127.0.0.1');
    await once(http, 'listening');
    this.port = (http.address() as AddressInfo).port;
    this.#stop = async () => {
      await this.#io?.close();
      this.#io = null;
    };
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    this.#stop = null;
  }

  /** Cuts every connection, as a bad network would. */
  cut(): void {
    this.#push?.disconnectSockets(true);
  }

  /** How many widgets are connected. */
  get connected(): number {
    return this.#push?.sockets.size ?? 0;
  }

  setAvailability(availability: Availability): void {
    this.availability = availability;
    this.#push?.emit('availability:changed', availability);
  }

  agentTypes(typing: boolean): void {
    const view = this.world.newest?.view;
    if (view) this.#push?.emit('typing:changed', { conversationId: view.id, name: view.agentName ?? '', typing });
  }

  /** The bot's reply in the making. */
  botWrites(text: string | null): void {
    const conversation = this.world.newest;
    if (!conversation) return;
    const replyTo = conversation.messages.at(-1)?.id ?? '';
    this.#push?.emit('reply:streaming', { conversationId: conversation.view.id, replyTo, text });
  }

  async #serveFile(url: string, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(url, 'http://internal');
    const name = pathname === '/widget.js' ? 'widget.js' : /^\/widget\/([\w.-]+)$/.exec(pathname)?.[1];
    const code = name ? await readFile(join(this.#dist, name)).catch(() => null) : null;
    response.writeHead(code ? 200 : 404, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    response.end(code);
  }

  #serve(socket: VisitorSocket): void {
    const { world } = this;
    socket.use(([name, request], next) => {
      this.calls.push(name);
      const parsed = new Map(Object.entries(visitorCalls)).get(name)?.request.safeParse(request);
      if (!parsed?.success) this.violations.push(`${name}: ${parsed?.error.message ?? 'no such call'}`);
      next();
    });
    const present = (conversation: NonNullable<VisitorWorld['newest']>, afterSeq: number | null) => {
      const after = conversation.messages.filter(({ seq }) => seq > (afterSeq ?? 0));
      const messages = afterSeq === null ? after.slice(-50) : after.slice(0, 50);
      return { conversation: conversation.view, messages, hasMore: messages.length < after.length };
    };
    socket.on('session:start', ({ known }, acknowledge) => {
      const shown = known ? world.find(known.conversationId) : undefined;
      const open = world.newest?.view.status === 'closed' ? undefined : world.newest;
      const thread = open ?? shown;
      const visitorToken = socket.handshake.auth['visitorToken'] === world.token ? null : world.token;
      acknowledge({
        ok: true,
        value: {
          visitorToken,
          serverTime: this.now().toISOString(),
          chatbot: world.chatbot,
          availability: this.availability,
          thread: thread ? present(thread, thread === shown && known ? known.afterSeq : null) : null,
        },
      });
    });
    socket.on('conversation:open', (_request, acknowledge) =>
      acknowledge({ ok: true, value: present(world.open(), null) }),
    );
    socket.on('conversation:page', ({ conversationId, afterSeq, beforeSeq, limit = 50 }, acknowledge) => {
      const all = world.find(conversationId)?.messages ?? [];
      const wanted = all.filter(({ seq }) => (beforeSeq ? seq < beforeSeq : seq > (afterSeq ?? 0)));
      const messages = beforeSeq ? wanted.slice(-limit) : wanted.slice(0, limit);
      acknowledge({ ok: true, value: { messages, hasMore: messages.length < wanted.length } });
    });
    socket.on('message:send', ({ conversationId, clientId, text }, acknowledge) => {
      const received = world.receive(conversationId, clientId, text);
      if (this.faults.loseAcks > 0) {
        this.faults.loseAcks -= 1;
        socket.conn.close();
        return;
      }
      acknowledge(received);
      if (received.ok) this.#answer(text);
    });
    socket.on('message:read', (request, acknowledge) => {
      socket.broadcast.emit('message:read', request);
      acknowledge({ ok: true, value: {} });
    });
    socket.on('typing:set', (_request, acknowledge) => acknowledge({ ok: true, value: {} }));
    socket.on('conversation:end', (_request, acknowledge) => acknowledge({ ok: true, value: world.end() }));
    socket.on('handoff:request', ({ name, email }, acknowledge) =>
      acknowledge({ ok: true, value: world.request({ name: name ?? null, email: email ?? null }) }),
    );
    socket.on('handoff:cancel', (_request, acknowledge) => {
      world.add('system', null, { kind: 'event', event: { type: 'handoff_cancelled' } });
      acknowledge({ ok: true, value: world.change('bot') });
    });
    socket.on('contact:send', ({ clientId, name, email, text }, acknowledge) => {
      this.contactMessages.set(clientId, { name, email, text });
      acknowledge({ ok: true, value: {} });
    });
    socket.on('handoff:rate', ({ stars, comment }, acknowledge) => {
      this.ratings.push({ stars, comment });
      acknowledge({ ok: true, value: {} });
    });
    socket.on('transcript:mail', ({ email }, acknowledge) => {
      if (email.startsWith('full@')) return acknowledge(fail('wrong_state', 'It was sent already.'));
      this.transcripts.push(email);
      acknowledge({ ok: true, value: {} });
    });
    socket.on('visitor:identify', ({ token }, acknowledge) => {
      const isOthers = token.startsWith('other-person') && !this.identities.includes(token);
      this.identities.push(token);
      if (isOthers) return acknowledge(fail('wrong_state', 'This browser was somebody else’s before.'));
      if (token.startsWith('bad-token')) return acknowledge(fail('forbidden', 'Not signed with a live secret.'));
      acknowledge({ ok: true, value: { name: 'Vera', email: null } });
    });
    socket.on('visitor:update', (visitor, acknowledge) => {
      acknowledge({ ok: true, value: visitor });
      world.change(world.newest?.view.status ?? 'bot', { visitor });
    });
  }

  /** The bot of the tests: knows opening hours, waits when told to, offers a person for the rest; "human" is a request. */
  #answer(text: string): void {
    if (this.world.newest?.view.status !== 'bot') return;
    if (/wait/i.test(text)) return;
    if (/human/i.test(text)) this.world.request({ name: null, email: null });
    else if (/open/i.test(text)) this.world.botSays('We are open from 9 to 17.');
    else this.world.botSays('I am not sure about that. Shall I get a person?', true);
  }
}
