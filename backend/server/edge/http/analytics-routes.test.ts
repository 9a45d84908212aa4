import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConversation, buildHandoff, buildVisitor } from '../../../test-support/factories.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const ask = (query: string) => office.refusal('get', `/api/v1/analytics${query}`);

test.each([
  ['', 'from'],
  ['?from=2026-11-01', 'to'],
  ['?from=2026-11-31&to=2026-12-01', 'from'],
  ['?from=2026-11-02&to=2026-11-01', 'to'],
  ['?from=2020-01-01&to=2026-11-01', 'to'],
  ['?from=2026-11-01&to=2026-11-02&chatbots=all', 'chatbots'],
  ['?from=2026-11-01&to=2026-11-02&compare=next', 'compare'],
])('a report that cannot be is refused by its field: %s', async (query, field) => {
  const refusal = await ask(query);
  expect(refusal).toMatchObject({ status: 400, code: 'invalid' });
  expect(refusal.field).toMatch(new RegExp(`^${field}`));
});

test('two years are the most', async () => {
  const query = '?from=2024-11-01&to=2026-11-01&compare=none';
  expect(await office.ask('getReport', 'get', `/api/v1/analytics${query}`)).toMatchObject({ step: 'month' });
});

test('the wallboard shows who waits at this moment, in one’s own company alone', async () => {
  const visitor = await buildVisitor(office.db, { chatbot_id: office.chatbot.id });
  const conversation = await buildConversation(office.db, { visitor_id: visitor.id, status: 'pending' });
  const requestedAt = new Date('2026-11-23T11:58:00.000Z');
  const waiting = { conversation_id: conversation.id, state: 'pending', requested_at: requestedAt } as const;
  await buildHandoff(office.db, waiting);
  const board = await office.ask('getWallboard', 'get', '/api/v1/wallboard');
  expect(board).toMatchObject({ waiting: 1, waitingSince: requestedAt.toISOString(), activeChats: 0 });
  const theirs = await office.call('get', '/api/v1/wallboard', undefined, office.stranger.token);
  expect(await theirs.json()).toMatchObject({ waiting: 0, waitingSince: null });
});
