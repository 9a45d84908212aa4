import type { Mutant } from '../mutant.ts';

const writer = 'backend/modules/conversation/writer';
const conversationTest = 'backend/modules/conversation/conversation.test.ts';
const scenarios = 'e2e/faults/scenarios';

/** What keeps a message from being lost, doubled or put in the wrong place, on the server's side. */
export const deliveryMutants: Mutant[] = [
  {
    name: 'acknowledged before it is committed',
    file: 'backend/server/edge/sockets/visitor/visitor-handlers.ts',
    find: 'return conversations.sendFromVisitor({',
    replace: `const soon = { id: crypto.randomUUID(), seq: 1, at: new Date().toISOString() };
      if (request.text !== '') return succeed(soon);
      return conversations.sendFromVisitor({`,
    test: { file: `${scenarios}/killed-server.test.ts`, name: 'D1 killed under load' },
  },
  {
    name: 'commits do not wait for the disk',
    file: 'backend/server/database/connection.ts',
    find: '-c synchronous_commit=on',
    replace: '-c synchronous_commit=off',
    test: { file: `${scenarios}/killed-server.test.ts`, name: 'every connection waits for the disk' },
  },
  {
    name: 'the database does not force to disk',
    file: 'backend/server/database/embedded/settings.ts',
    find: "unsafeNoSyncForTests ? 'off' : 'on'",
    replace: "unsafeNoSyncForTests ? 'off' : 'off'",
    test: { file: `${scenarios}/killed-server.test.ts`, name: 'every connection waits for the disk' },
  },
  {
    name: 'no dedupe key',
    file: 'backend/server/database/migrations/0001-main-job.ts',
    find: 'CONSTRAINT messages_client UNIQUE (conversation_id, author_id, client_id)',
    replace: 'CONSTRAINT messages_client UNIQUE (conversation_id, author_id, client_id, id)',
    test: { file: `${scenarios}/lost-answers.test.ts`, name: 'D3 stored, and cut before the answer' },
  },
  {
    name: 'another text under a known client id counts as a repeat',
    file: `${writer}/judge-and-store.ts`,
    find: 'WHEN m.id IS NOT NULL AND m.body = i.body THEN',
    replace: 'WHEN m.id IS NOT NULL THEN',
    test: { file: `${scenarios}/lost-answers.test.ts`, name: 'D3 stored, and cut before the answer' },
  },
  {
    name: 'the judging writer does not lock the conversations',
    file: `${writer}/judge-and-store.ts`,
    find: '      FOR UPDATE\n',
    replace: '',
    test: { file: `${writer}/several-processes.test.ts`, name: 'several processes' },
  },
  {
    name: 'a visitor may write into a closed conversation',
    file: `${writer}/store-new.ts`,
    find: "(c.visitor_id = line.visitor_id AND c.status <> 'closed')",
    replace: '(c.visitor_id = line.visitor_id)',
    test: { file: conversationTest, name: 'nobody writes after the end' },
  },
  {
    name: 'any agent may write into an active chat',
    file: `${writer}/store-new.ts`,
    find: "c.status = 'active' AND c.assigned_member_id = line.member_id",
    replace: "c.status = 'active'",
    test: { file: conversationTest, name: 'only the assigned agent writes into an active chat' },
  },
  {
    name: 'a page follows the time of its messages instead of their seq',
    file: 'backend/modules/conversation/store.ts',
    find: "rows = rows.where('seq', '>', query.afterSeq)",
    replace: `rows = rows.where('created_at', '>', (eb) => eb.selectFrom('messages').select('created_at')
      .where('conversation_id', '=', query.conversationId).where('seq', '=', query.afterSeq ?? 0))`,
    test: { file: `${scenarios}/far-behind.test.ts`, name: 'D6 back after 10,000 messages' },
  },
];
