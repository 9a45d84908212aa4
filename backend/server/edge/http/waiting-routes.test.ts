import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitingSchema } from '#contract/waiting-routes.ts';
import {
  buildChatbot,
  buildConversation,
  buildHandoff,
  buildMessage,
  buildVisitor,
} from '../../../test-support/factories.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
let agent: Awaited<ReturnType<TestOffice['hire']>>;
let powerless: typeof agent;
beforeAll(async () => {
  office = await openTestOffice();
  agent = await office.hire(office.ours.id, 'agent');
  powerless = await office.hire(office.ours.id, 'agent', []);
});
afterAll(() => office.close());

const waitingOf = async ({ token }: { token: string }) =>
  waitingSchema.parse(await (await office.call('get', '/api/v1/waiting', undefined, token)).json());

async function request(chatbotId: string, change: Parameters<typeof buildHandoff>[1] | object = {}) {
  const visitor = await buildVisitor(office.db, { chatbot_id: chatbotId, name: 'Mia' });
  const conversation = await buildConversation(office.db, { visitor_id: visitor.id, status: 'pending' });
  return buildHandoff(office.db, { conversation_id: conversation.id, state: 'pending', ...change });
}

test('nobody hears of another company, and nothing waits for who does not answer chats', async () => {
  await request(office.chatbot.id);
  expect(await waitingOf(office.stranger)).toEqual({ pending: 0, unread: 0, requests: [] });
  expect(await waitingOf(powerless)).toEqual({ pending: 0, unread: 0, requests: [] });
});

test('what waits is what the agent may take: of their chatbots, and not offered to somebody else', async () => {
  const other = await buildChatbot(office.db, { workspace_id: office.ours.id });
  await office.db
    .updateTable('members')
    .set({ chatbot_ids: [other.id] })
    .where('id', '=', agent.memberId)
    .execute();
  const mine = await request(other.id);
  const at = new Date('2026-11-23T12:00:00.000Z');
  const offer = { offered_at: at, offer_expires_at: new Date(at.getTime() + 20_000) };
  await request(other.id, { offered_to: powerless.memberId, ...offer });
  const offered = await request(other.id, { offered_to: agent.memberId, ...offer });
  const { pending, requests } = await waitingOf(agent);
  expect(pending).toBe(2);
  const ids = requests.map(({ handoffId }) => handoffId);
  expect(new Set(ids)).toEqual(new Set([mine.id, offered.id]));
  expect(requests[0]).toMatchObject({ visitorName: 'Mia', chatbotName: other.name });
});

test('unread are the chats in which a visitor wrote after what was read, whatever else was written', async () => {
  const chat = async (authors: ('visitor' | 'agent')[], read: number) => {
    const visitor = await buildVisitor(office.db, { chatbot_id: office.chatbot.id });
    const { id } = await buildConversation(office.db, { visitor_id: visitor.id, last_seq: 0, agent_read_seq: read });
    await buildHandoff(office.db, { conversation_id: id, accepted_by: agent.memberId });
    for (const author_kind of authors) await buildMessage(office.db, { conversation_id: id, author_kind });
  };
  await chat(['visitor', 'visitor'], 0);
  await chat(['visitor', 'agent'], 1);
  await chat(['visitor'], 1);
  expect(await waitingOf(agent)).toMatchObject({ unread: 1 });
});
