import type { chatbotRoutes } from '#contract/chatbot-routes.ts';
import type { KnowledgeEntry } from '#contract/chatbots.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { ChatbotWorld } from './chatbot-world.ts';
import type { Asked, Handlers } from './route-handlers.ts';

/** The routes to chatbots, knowledge and messages. */
export const chatbotHandlers: Handlers<typeof chatbotRoutes> = {
  listChatbots: ({ world: { bots } }) =>
    succeed({
      chatbots: [...bots.chatbots.values()].map(({ id, settings, entries, connections }) => ({
        id,
        name: settings.basics.name,
        avatar: settings.basics.avatar,
        colour: settings.appearance.colour,
        handoffEnabled: settings.escalation.handoffEnabled,
        knowledgeCount: entries.length,
        connection: connections[0] ?? null,
      })),
    }),
  createChatbot({ world: { bots }, body }) {
    const chatbot = bots.get(bots.add({ name: body.name, language: body.language }));
    return chatbot ? succeed(bots.detail(chatbot)) : NOT_FOUND;
  },
  getChatbot: (asked) => withChatbot(asked, (chatbot) => succeed(asked.world.bots.detail(chatbot))),
  updateChatbot: ({ world: { bots }, params, body }) => bots.update(params['id'] ?? '', body),
  deleteChatbot: (asked) =>
    withChatbot(asked, ({ id }) => {
      asked.world.bots.chatbots.delete(id);
      return succeed(null);
    }),
  listKnowledge: (asked) =>
    withChatbot(asked, ({ entries }) => {
      const search = (asked.query.get('search') ?? '').toLowerCase();
      const found = entries.filter(({ question, answer }) => `${question} ${answer}`.toLowerCase().includes(search));
      const from = Number(asked.query.get('cursor') ?? 0);
      const to = from + asked.world.bots.pageSize;
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
  simulateSchedule: ({ world: { bots } }) => succeed({ ...bots.simulation, hasPermittedAgent: bots.hasPermittedAgent }),
  listContactMessages({ world: { bots }, query }) {
    const wantsHandled = query.get('state') === 'handled';
    const messages = bots.contactMessages.filter(({ handledAt }) => (handledAt !== null) === wantsHandled);
    const openCount = bots.contactMessages.filter(({ handledAt }) => handledAt === null).length;
    return succeed({ messages, openCount, nextCursor: null });
  },
  handleContactMessage({ world: { bots, me }, params, body }) {
    const before = bots.contactMessages.find(({ id }) => id === params['id']);
    if (!before) return NOT_FOUND;
    const handledAt = body.handled ? new Date().toISOString() : null;
    const after = { ...before, handledAt, handledBy: body.handled ? me.name : null };
    bots.contactMessages = bots.contactMessages.map((message) => (message.id === after.id ? after : message));
    return succeed(after);
  },
};

const NOT_FOUND = fail('not_found', 'There is no such chatbot.');

function withChatbot<T>(
  { world: { bots }, params }: Asked,
  answer: (chatbot: NonNullable<ReturnType<ChatbotWorld['get']>>) => Result<T>,
): Result<T> {
  const chatbot = bots.get(params['id'] ?? '');
  return chatbot ? answer(chatbot) : NOT_FOUND;
}
