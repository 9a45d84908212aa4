import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVisitor } from '../../../test-support/factories.ts';
import { newId } from '../../new-id.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
// Sorted, because two made in the same millisecond come in any order.
const ids = Array.from({ length: 5 }, newId).sort();
beforeAll(async () => {
  office = await openTestOffice();
  const { db, chatbot, ours } = office;
  const visitor = await buildVisitor(db, { chatbot_id: chatbot.id });
  for (let count = 0; count < 5; count += 1) {
    await db
      .insertInto('contact_messages')
      .values({
        ...{ id: ids[count] ?? '', workspace_id: ours.id, chatbot_id: chatbot.id, visitor_id: visitor.id },
        ...{ client_id: `client-${count}`, name: 'Vera', email: 'vera@example.test', body: `Call me ${count}` },
        // Two of them in the same moment.
        created_at: new Date(Date.UTC(2026, 10, 20, 12, Math.min(count, 3))),
      })
      .execute();
  }
});
afterAll(() => office.close());

const list = (query = '') => office.ask('listContactMessages', 'get', `/api/v1/contact-messages${query}`);
const handle = (id: string | undefined, handled: boolean) =>
  office.ask('handleContactMessage', 'put', `/api/v1/contact-messages/${id}/handled`, { handled });

test('newest first, page by page, each once', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
    expect(page.openCount).toBe(5);
    seen.push(...page.messages.map(({ text }) => text));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(['Call me 4', 'Call me 3', 'Call me 2', 'Call me 1', 'Call me 0']);
});

test('a message is marked as done once, and can be taken up again', async () => {
  const colleague = await office.hire(office.ours.id, 'agent');
  const done = await handle(ids[0], true);
  expect(done).toMatchObject({
    ...{ id: ids[0], text: 'Call me 0', name: 'Vera', email: 'vera@example.test', conversationId: null },
    chatbot: { id: office.chatbot.id, name: office.chatbot.name },
    ...{ handledAt: '2026-11-23T12:00:00.000Z', handledBy: 'Member 1' },
  });
  office.server.pass(60_000);
  const path = `/api/v1/contact-messages/${ids[0]}/handled`;
  const again = await office.call('put', path, { handled: true }, colleague.token);
  expect(await again.json()).toEqual(done);
  expect((await list()).messages.map(({ id }) => id)).not.toContain(ids[0]);
  expect((await list('?state=handled')).messages).toEqual([done]);
  expect((await list('?state=all')).messages).toHaveLength(5);
  expect(await handle(ids[0], false)).toMatchObject({ handledAt: null, handledBy: null });
  expect((await list()).openCount).toBe(5);
});

test.each([
  ['?state=lost', 'state'],
  ['?cursor=2026-13-45T99:99:99.999Z_00000000-0000-0000-0000-000000000000', 'cursor'],
  ['?cursor=x', 'cursor'],
])('%s is refused', async (query, field) => {
  expect(await office.refusal('get', `/api/v1/contact-messages${query}`)).toMatchObject({ status: 400, field });
});
