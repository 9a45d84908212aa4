import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../server/new-id.ts';
import { buildConversation, buildMessage } from '../../../test-support/factories.ts';
import { createRandom } from '../../../test-support/random.ts';
import { openArchive, type TestArchive } from '../test-archive.ts';
import { matchText } from './match.ts';
import { parseQuery } from './parse-query.ts';

let archive: TestArchive;
let texts: Map<string, string[]>;
beforeAll(async () => {
  archive = await openArchive({ conversations: 400, seed: 5 });
  await addOddOnes();
  texts = await readTexts();
});
afterAll(() => archive.database.drop());

/** What generated traffic does not say. */
async function addOddOnes(): Promise<void> {
  const says = [
    ['返金を希望します', 'Order #A-10423 und Müller Straße'],
    ['ขอคืนเงินครับ', 'don’t mail maria@example.com'],
    ["=HYPERLINK('x') & | ! ( ) <-> :* \\ 'quoted' %_", '💥💥'],
    ['the order was late', 'late was the order, the order'],
  ];
  for (const lines of says) {
    const id = await addConversation();
    for (const body of lines) await buildMessage(archive.db, { conversation_id: id, body });
  }
  await archive.history.catchUp();
}

async function addConversation(startedAt = new Date('2026-03-15T10:00:00Z')): Promise<string> {
  const chatbot = archive.cast.chatbots[0]?.id ?? '';
  const conversation = await buildConversation(archive.db, { chatbot_id: chatbot, started_at: startedAt });
  return conversation.id;
}

/** Names and messages by conversation, from the plain tables. */
async function readTexts(): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; named: string; bodies: string[] | null }>`
    SELECT c.id, trim(coalesce(v.name, '') || ' ' || coalesce(v.email, '')) AS named,
      (SELECT json_agg(m.body) FROM messages m WHERE m.conversation_id = c.id AND m.kind = 'text') AS bodies
    FROM conversations c JOIN visitors v ON v.id = c.visitor_id WHERE c.workspace_id = ${archive.boss.workspaceId}
  `.execute(archive.db);
  return new Map(rows.map(({ id, named, bodies }) => [id, [named, ...(bodies ?? [])]]));
}

/** Reads everything, without any index. */
function searchPlainly(typed: string): string[] {
  const query = parseQuery(typed);
  if (!query) return [];
  return [...texts]
    .filter(([, lines]) => {
      const matches = lines.map((line) => matchText(query, line));
      const isThere = query.wanted.every((_, place) => matches.some(({ wanted }) => wanted[place]));
      return isThere && !matches.some(({ hasUnwanted }) => hasUnwanted);
    })
    .map(([id]) => id)
    .sort();
}

test('random searches find what reading everything finds', async () => {
  const random = createRandom(23);
  const lines = [...texts.values()].flat().filter((line) => line !== '');
  let found = 0;
  for (let round = 0; round < 80; round += 1) {
    const words = random.pick(lines).split(/\s+/);
    const from = random.below(words.length);
    const some = words.slice(from, from + 1 + random.below(3));
    const other = random.pick(random.pick(lines).split(/\s+/));
    const typed = random.pick([
      some.join(' '),
      `"${some.join(' ')}"`,
      `${some[0]} ${other}`,
      `${some[0]?.slice(0, 3)} ${other}`,
      `${some.join(' ')} -${other}`,
      `${some[0]} -"${words.slice(0, 2).join(' ')}"`,
      `"${words.slice(0, 4).join(' ')}" ${other}`,
      [...(some[0] ?? '')].slice(0, 2).join(''),
      `${other}"${some[0]} - `,
    ]);
    const listed = await archive.listAll(archive.boss, { text: typed, limit: 100 });
    const ids = listed.map(({ id }) => id);
    expect([typed, new Set(ids).size]).toEqual([typed, ids.length]);
    expect([typed, ids.toSorted()]).toEqual([typed, searchPlainly(typed)]);
    found += ids.length;
  }
  expect(found).toBeGreaterThan(500);
}, 60_000);

test('words in order are never put together from several places', async () => {
  const find = async (text: string) => (await archive.listAll(archive.boss, { text })).map(({ id }) => id);
  const [id = ''] = await find('"late was the order"');
  expect(await find('"the order was late"')).toContain(id);
  // Each pair of neighbours occurs in it, in one message or the other.
  expect(await find('"the order was the order"')).not.toContain(id);
  expect(await find('"late was the order" -"the order was the order"')).toEqual([id]);
  expect(await find('"late was the order" -"order was late"')).toEqual([]);
});

test('nothing that is typed breaks it', async () => {
  const signs = [...`abü返9 "'-&|!()<>:*\\%_~@#=+,;.?[]{}$^💥\u202e\u0301`];
  const random = createRandom(29);
  for (let round = 0; round < 100; round += 1) {
    const text = Array.from({ length: 1 + random.below(12) }, () => random.pick(signs)).join('');
    expect([text, (await archive.history.list(archive.boss, { text })).ok]).toEqual([text, true]);
  }
});

test.each(['-', '"" -', '& | !', '-order', '👻'])('%s finds nothing', async (text) => {
  expect(await archive.listAll(archive.boss, { text })).toEqual([]);
});

describe('what is found', () => {
  test('is shown by the message that fits best', async () => {
    const [first] = await archive.listAll(archive.boss, { text: 'muller strasse' });
    expect(first?.hit).toMatchObject({ seq: 2, author: { kind: 'visitor' } });
    expect(first?.hit?.snippet).toContainEqual({ text: 'Müller', found: true });
    expect(first?.hit?.snippet).toContainEqual({ text: 'Straße', found: true });
  });

  test('has whole words before beginnings, and all in one message before scattered ones', async () => {
    const at = (minute: number): Date => new Date(Date.parse('2026-03-10T10:00:00Z') + minute * 60_000);
    const [together, scattered, beginning] = [
      await addConversation(at(0)),
      await addConversation(at(1)),
      await addConversation(at(2)),
    ];
    const past = { created_at: at(0) };
    await buildMessage(archive.db, { ...past, conversation_id: together, body: 'a zebra with wings' });
    await buildMessage(archive.db, { ...past, conversation_id: scattered, body: 'a zebra' });
    await buildMessage(archive.db, { ...past, conversation_id: scattered, body: 'has wings' });
    await buildMessage(archive.db, { ...past, conversation_id: beginning, body: 'zebras have wingspans' });
    await archive.history.catchUp();
    const listed = await archive.listAll(archive.boss, { text: 'zebra wings' });
    expect(listed.map(({ id }) => id)).toEqual([together, beginning, scattered]);
  });

  test('includes the visitor’s name and address, also one that was told later', async () => {
    const id = await addConversation();
    await buildMessage(archive.db, { conversation_id: id, body: 'hello' });
    await archive.history.catchUp();
    const { visitor_id } = await archive.db
      .selectFrom('conversations')
      .select('visitor_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const call = (name: string, email: string) =>
      archive.db.updateTable('visitors').set({ name, email }).where('id', '=', visitor_id).execute();
    await call('Zoë Quirrenbach', 'zoe@quirren.example');
    await archive.history.catchUp();
    const find = async (text: string) => (await archive.listAll(archive.boss, { text })).map((one) => one.id);
    expect(await find('zoe quirrenb')).toEqual([id]);
    expect(await find('zoe@quirren.example')).toEqual([id]);
    await call('Xyara', 'xyara@example.com');
    await archive.history.catchUp();
    expect(await find('quirrenbach')).toEqual([]);
    expect(await find('xyara hello')).toEqual([id]);
  });

  test('of others is not found by an agent', async () => {
    const agent = archive.agent(0);
    const own = await archive.listAll(agent, { text: 'order' });
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ agents }) => agents.some(({ id }) => id === agent.memberId))).toBe(true);
    expect((await archive.listAll(archive.boss, { text: 'order' })).length).toBeGreaterThan(own.length);
  });
});

test('pages visit each match once, while messages and conversations come in', async () => {
  // With any of these words nearly every conversation is a match: several windows.
  const before = searchPlainly('order').filter((id) => texts.has(id));
  const random = createRandom(31);
  const listed = await archive.listAll(archive.boss, { text: 'order', limit: 15 }, async () => {
    await buildMessage(archive.db, { conversation_id: random.pick(before), body: 'order order, my order' });
    const fresh = await addConversation(new Date(Date.parse('2026-03-10T10:00:00Z') + random.below(10) * 86_400_000));
    await buildMessage(archive.db, { conversation_id: fresh, body: 'another order' });
    archive.clock.advance(60_000);
    await archive.history.catchUp();
  });
  const ids = listed.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(before.filter((id) => !ids.includes(id))).toEqual([]);
  expect(before.length).toBeGreaterThan(100);
}, 60_000);

test('a hit deep in a long conversation is found and shown', async () => {
  const id = await addConversation();
  await archive.db
    .insertInto('messages')
    .values(
      Array.from({ length: 1_200 }, (_, place) => ({
        ...{ id: newId(), conversation_id: id, seq: place + 1, author_kind: 'visitor' as const, author_id: newId() },
        ...{ author_name: null, client_id: `deep-${place}`, kind: 'text' as const, created_at: new Date() },
        body: place === 1_099 ? 'the quetzalcoatl is here' : `line ${place} ${'padding '.repeat(12)}`,
      })),
    )
    .execute();
  await archive.db.updateTable('conversations').set({ last_seq: 1_200 }).where('id', '=', id).execute();
  await archive.history.catchUp();
  const [found] = await archive.listAll(archive.boss, { text: 'quetzalcoatl' });
  expect([found?.id, found?.hit?.seq]).toEqual([id, 1_100]);
  const [phrase] = await archive.listAll(archive.boss, { text: '"the quetzalcoatl is here"' });
  expect(phrase?.hit?.seq).toBe(1_100);
});
