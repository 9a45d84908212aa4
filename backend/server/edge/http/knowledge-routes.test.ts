import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChatbotAdmin, fetchPage } from '../../../modules/chatbot/index.ts';
import { buildChatbot } from '../../../test-support/factories.ts';
import { systemClock } from '../../clock.ts';
import { openTestOffice, type TestOffice } from './test-office.ts';

let office: TestOffice;
let own: { workspaceId: string; chatbotId: string };
let path: string;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  const { id } = await buildChatbot(office.db, { workspace_id: office.ours.id });
  own = { workspaceId: office.ours.id, chatbotId: id };
  path = `/api/v1/chatbots/${id}/knowledge`;
});

const list = (query = '') => office.ask('listKnowledge', 'get', `${path}${query}`);
const importText = (text: string, format: string, store: boolean) =>
  office.ask('importKnowledge', 'post', `${path}/import`, { from: 'text', format, text, name: 'faq.csv', store });
const csvOf = (rows: [string, string][]) => `question,answer\n${rows.map((row) => row.join(',')).join('\n')}`;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at): [string, string] => [`Question ${at}?`, `A${at}`]);

test('pages follow one another without gaps, also while entries come and go', async () => {
  await importText(csvOf(rowsOf(23)), 'csv', true);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(`?limit=5${cursor && `&cursor=${cursor}`}`);
    expect(page.total).toBeGreaterThanOrEqual(22);
    seen.push(...page.entries.map(({ question }) => question));
    if (seen.length === 5) await office.ask('deleteKnowledge', 'delete', `${path}/${page.entries[4]?.id}`);
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(rowsOf(23).map(([question]) => question));
});

test.each([
  ['?limit=0', 'limit'],
  ['?limit=101', 'limit'],
  ['?limit=x', 'limit'],
  ['?cursor=x', 'cursor'],
  ["?cursor=1_'--", 'cursor'],
  ['?page=2', 'page'],
  ['?search=a&search=b', 'search'],
])('%s is refused', async (query, field) => {
  expect(await office.refusal('get', `${path}${query}`)).toMatchObject({ status: 400, code: 'invalid', field });
});

test('a search looks in question and answer, and takes % and _ for what they are', async () => {
  const entries = [
    ['What is 100% wool?', 'Sheep'],
    ['Is it a_b?', 'Yes'],
    ['Anything else?', 'WOOL again'],
  ] as const;
  for (const [question, answer] of entries) await office.ask('addKnowledge', 'post', path, { question, answer });
  const find = async (search: string) => {
    const { entries: found, total } = await list(`?search=${encodeURIComponent(search)}`);
    expect(total).toBe(found.length);
    return found.map(({ question }) => question);
  };
  expect(await find('wool')).toEqual(['What is 100% wool?', 'Anything else?']);
  expect(await find('0%')).toEqual(['What is 100% wool?']);
  expect(await find('a_b')).toEqual(['Is it a_b?']);
  expect(await find('\\')).toEqual([]);
  expect(await find('')).toHaveLength(3);
});

test.each<[string, object, string]>([
  ['no answer', { question: 'Q?' }, 'answer'],
  ['a blank question', { question: '  ', answer: 'A' }, 'question'],
  ['too long an answer', { question: 'Q?', answer: 'a'.repeat(4_001) }, 'answer'],
  ['NUL', { question: 'Q\u0000', answer: 'A' }, 'question'],
  ['another key', { question: 'Q?', answer: 'A', position: 1 }, 'position'],
])('an entry with %s is refused', async (_name, body, field) => {
  expect(await office.refusal('post', path, body)).toMatchObject({ status: 400, code: 'invalid', field });
});

test('an import is shown first, stored when asked to, and repeating it adds nothing', async () => {
  const text = '# When?\nAt nine.\n# Empty\n# Where?\nHere.';
  const shown = await importText(text, 'markdown', false);
  expect(shown.entries).toEqual([
    { question: 'When?', answer: 'At nine.' },
    { question: 'Where?', answer: 'Here.' },
  ]);
  expect(shown).toMatchObject({
    stored: 0,
    skipped: [{ place: 'line 3: Empty', reason: 'no text below this heading' }],
  });
  expect((await list()).total).toBe(0);
  expect(await importText(text, 'markdown', true)).toEqual({ ...shown, stored: 2 });
  expect((await list()).entries.map(({ question, source }) => [question, source])).toEqual([
    ['When?', 'faq.csv'],
    ['Where?', 'faq.csv'],
  ]);
  const again = await importText(text, 'markdown', true);
  expect(again).toMatchObject({ entries: [], stored: 0 });
  expect(again.skipped.map(({ reason }) => reason)).toContain('already known');
});

test('a chatbot does not learn more than it can search', async () => {
  await importText(csvOf(rowsOf(9_999)), 'csv', true);
  await office.ask('addKnowledge', 'post', path, { question: 'Last?', answer: 'Yes' });
  const full = { status: 409, code: 'wrong_state', detail: 'A chatbot can know at most 10,000 entries.' };
  expect(await office.refusal('post', path, { question: 'One more?', answer: 'No' })).toMatchObject(full);
  expect((await list()).total).toBe(10_000);
});

test('a million characters may be imported, more may not', async () => {
  const body = (text: string) => ({ from: 'text', format: 'text', text, store: false });
  // Each takes six bytes in JSON.
  expect((await office.call('post', `${path}/import`, body('\u0001'.repeat(1_000_000)))).status).toBe(200);
  expect(await office.refusal('post', `${path}/import`, body('x'.repeat(1_000_001)))).toMatchObject({ status: 400 });
  expect(await office.refusal('post', path, { question: 'x'.repeat(70_000), answer: 'A' })).toMatchObject({
    status: 413,
  });
});

test('a page of the server’s own network is not read', async () => {
  for (const url of [office.server.url, 'http://localhost/', 'http://[::1]/', 'http://169.254.169.254/latest']) {
    const refused = await office.refusal('post', `${path}/import`, { from: 'url', url, store: true });
    expect(refused).toMatchObject({ status: 400, field: 'url', detail: expect.stringContaining('public internet') });
  }
});

test('a page becomes entries that name it', async () => {
  const page = '<h1>FAQ</h1><nav>Home</nav><h2>How long?</h2><p>Two days &amp; a bit.</p><script>alert(1)</script>';
  const site: Server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const url = `http://shop.example:${(site.address() as AddressInfo).port}/faq`;
  const publicly = { resolve: async () => ['127.0.0.1'], mayConnect: () => true };
  const admin = createChatbotAdmin({
    ...{ db: office.db, clock: systemClock, events: office.server.events, publicUrl: 'http://localhost:4310' },
    ...{ chatbots: office.server.chatbots, team: office.server.team },
    fetchPage: (address) => fetchPage(address, publicly),
  });
  expect(await admin.knowledge.import(own, { from: 'url', url, store: true })).toMatchObject({ ok: true });
  expect((await list()).entries).toMatchObject([{ question: 'How long?', answer: 'Two days & a bit.', source: url }]);
  site.close();
});

test('entries added at the same moment keep an order of their own', async () => {
  await Promise.all(
    rowsOf(8).map(([question, answer]) => office.ask('addKnowledge', 'post', path, { question, answer })),
  );
  const stored = await office.db
    .selectFrom('knowledge_entries')
    .select('position')
    .where('chatbot_id', '=', own.chatbotId)
    .orderBy('position')
    .execute();
  expect(stored.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
