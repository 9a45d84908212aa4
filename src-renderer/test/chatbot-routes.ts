import type { IncomingMessage, ServerResponse } from 'node:http';
import { chatbotRoutes } from '#contract/chatbot-routes.ts';
import type { KnowledgeEntry } from '#contract/chatbots.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { ChatbotWorld } from './chatbot-world.ts';

type RouteName = keyof typeof chatbotRoutes;

interface Asked {
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: parsed with the route's own schema a moment before
  readonly body: any;
  readonly world: ChatbotWorld;
  readonly by: string;
}

const STATUS: Record<string, number> = { not_found: 404, wrong_state: 409, forbidden: 403, invalid: 400 };

const handlers: { [Name in RouteName]: (asked: Asked) => Result<unknown> } = {
  listChatbots: ({ world }) =>
    succeed({
      chatbots: [...world.chatbots.values()].map(({ id, settings, entries, connections }) => ({
        id,
        name: settings.basics.name,
        avatar: settings.basics.avatar,
        colour: settings.appearance.colour,
        handoffEnabled: settings.escalation.handoffEnabled,
        knowledgeCount: entries.length,
        connection: connections[0] ?? null,
      })),
    }),
  createChatbot({ world, body }) {
    const chatbot = world.get(world.add({ name: body.name, language: body.language }));
    return chatbot ? succeed(world.detail(chatbot)) : NOT_FOUND;
  },
  getChatbot: (asked) => withChatbot(asked, (chatbot) => succeed(asked.world.detail(chatbot))),
  updateChatbot: ({ world, params, body }) => world.update(params['id'] ?? '', body),
  deleteChatbot: (asked) =>
    withChatbot(asked, ({ id }) => {
      asked.world.chatbots.delete(id);
      return succeed(null);
    }),
  listKnowledge: (asked) =>
    withChatbot(asked, ({ entries }) => {
      const search = (asked.query.get('search') ?? '').toLowerCase();
      const found = entries.filter(({ question, answer }) => `${question} ${answer}`.toLowerCase().includes(search));
      const from = Number(asked.query.get('cursor') ?? 0);
      const to = from + asked.world.pageSize;
      return succeed({
        entries: found.slice(from, to),
        total: found.length,
        nextCursor: to < found.length ? String(to) : null,
      });
    }),
  addKnowledge: (asked) =>
    withChatbot(asked, ({ entries }) => {
      const entry: KnowledgeEntry = { ...asked.body, id: crypto.randomUUID(), source: null };
      entries.unshift(entry);
      return succeed(entry);
    }),
  editKnowledge: (asked) =>
    withChatbot(asked, (chatbot) => {
      const entry = chatbot.entries.find(({ id }) => id === asked.params['entryId']);
      if (!entry) return NOT_FOUND;
      return succeed(Object.assign(entry, asked.body));
    }),
  deleteKnowledge: (asked) =>
    withChatbot(asked, (chatbot) => {
      chatbot.entries = chatbot.entries.filter(({ id }) => id !== asked.params['entryId']);
      return succeed(null);
    }),
  importKnowledge: (asked) =>
    withChatbot(asked, (chatbot) => {
      if (asked.body.from === 'url') return fail('invalid', 'That page could not be read.', { field: 'url' });
      // Lines such as "question,answer"; the rest is left out.
      const lines = String(asked.body.text).split('\n').filter(Boolean);
      const entries = lines.flatMap((line) => {
        const [question = '', answer = ''] = line.split(',');
        return answer ? [{ question, answer }] : [];
      });
      const skipped = lines.flatMap((line, index) =>
        line.includes(',') ? [] : [{ place: `Line ${index + 1}`, reason: 'It has no answer.' }],
      );
      if (asked.body.store) {
        chatbot.entries.push(
          ...entries.map((entry) => ({ ...entry, id: crypto.randomUUID(), source: asked.body.name || null })),
        );
      }
      return succeed({ entries, skipped, stored: asked.body.store ? entries.length : 0 });
    }),
  tryChatbot: (asked) =>
    withChatbot(asked, ({ entries }) => {
      const [best, next] = entries;
      if (!best || asked.body.text.includes('nonsense')) {
        return succeed({ answer: 'I did not find that.', outcome: 'not_found', matches: [], offersPerson: true });
      }
      const matches = [best, ...(next ? [next] : [])].map(({ id, question }, place) => ({
        id,
        question,
        score: place === 0 ? 0.82 : 0.31,
      }));
      return succeed({ answer: best.answer, outcome: 'answered', matches, offersPerson: false });
    }),
  getInstallStatus: (asked) =>
    withChatbot(asked, ({ id, connections, secrets }) =>
      succeed({
        snippet: `<script async src="https://desk.example/widget.js" data-chatbot="${id}"></script>`,
        csp: ['script-src https://desk.example', 'connect-src https://desk.example wss://desk.example'],
        connections,
        identitySecrets: secrets,
      }),
    ),
  createIdentitySecret: (asked) =>
    withChatbot(asked, (chatbot) => {
      const secret = { id: crypto.randomUUID(), createdAt: new Date().toISOString() };
      chatbot.secrets = [secret, ...chatbot.secrets].slice(0, 2);
      return succeed({ ...secret, secret: 'the-secret-of-this-chatbot-shown-once' });
    }),
  deleteIdentitySecret: (asked) =>
    withChatbot(asked, (chatbot) => {
      chatbot.secrets = chatbot.secrets.filter(({ id }) => id !== asked.params['secretId']);
      return succeed(null);
    }),
  simulateSchedule: ({ world }) => succeed({ ...world.simulation, hasPermittedAgent: world.hasPermittedAgent }),
  listContactMessages({ world, query }) {
    const wantsHandled = query.get('state') === 'handled';
    const messages = world.contactMessages.filter(({ handledAt }) => (handledAt !== null) === wantsHandled);
    const openCount = world.contactMessages.filter(({ handledAt }) => handledAt === null).length;
    return succeed({ messages, openCount, nextCursor: null });
  },
  handleContactMessage({ world, params, body, by }) {
    const before = world.contactMessages.find(({ id }) => id === params['id']);
    if (!before) return NOT_FOUND;
    const handledAt = body.handled ? new Date().toISOString() : null;
    const after = { ...before, handledAt, handledBy: body.handled ? by : null };
    world.contactMessages = world.contactMessages.map((message) => (message.id === after.id ? after : message));
    return succeed(after);
  },
};

const NOT_FOUND = fail('not_found', 'There is no such chatbot.');

function withChatbot<T>(
  { world, params }: Asked,
  answer: (chatbot: NonNullable<ReturnType<ChatbotWorld['get']>>) => Result<T>,
): Result<T> {
  const chatbot = world.get(params['id'] ?? '');
  return chatbot ? answer(chatbot) : NOT_FOUND;
}

/** Answers the routes that take an access token as the contract has them: bodies and answers are parsed with its schemas. */
export async function answerChatbotRoute(
  request: IncomingMessage,
  response: ServerResponse,
  { world, by, refuse }: { world: ChatbotWorld; by: string; refuse: (name: RouteName) => Result<never> | null },
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://internal');
  for (const name of Object.keys(chatbotRoutes) as RouteName[]) {
    const route = chatbotRoutes[name];
    const params = matchPath(route.path, url.pathname);
    if (params === null || request.method !== route.method.toUpperCase()) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent: unknown = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
    const body = route.request?.safeParse(sent);
    const result: Result<unknown> =
      refuse(name) ??
      (body?.success === false
        ? fail('invalid', body.error.issues[0]?.message ?? '', { field: body.error.issues[0]?.path.join('.') ?? '' })
        : handlers[name]({ params, query: url.searchParams, body: body?.data, world, by }));
    if (!result.ok) {
      const { code, message, field } = result.error;
      const status = STATUS[code] ?? 500;
      response.writeHead(status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail: message, code, field }));
    } else if (route.response === null) response.writeHead(204).end();
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(route.response.parse(result.value)));
    }
    return true;
  }
  return false;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expression = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const match = expression.exec(path);
  return match ? { ...match.groups } : null;
}
