import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConversation, buildMessage } from '../../../test-support/factories.ts';
import { createRandom } from '../../../test-support/random.ts';
import { openArchive, type TestArchive } from '../test-archive.ts';
import { matchText } from './match.ts';
import { parseQuery } from './parse-query.ts';

let archive: TestArchive;
beforeAll(async () => {
  archive = await openArchive({ conversations: 150, seed: 8 });
});
afterAll(() => archive.database.drop());

/** The newest last, each begun a minute after the one before. */
async function addConversations(texts: readonly string[][]): Promise<string[]> {
  const chatbot_id = archive.cast.chatbots[0]?.id ?? '';
  const ids: string[] = [];
  for (const [place, lines] of texts.entries()) {
    const at = new Date(Date.parse('2026-03-18T10:00:00Z') + place * 60_000);
    const { id } = await buildConversation(archive.db, { chatbot_id, started_at: at });
    for (const body of lines) await buildMessage(archive.db, { conversation_id: id, body, created_at: at });
    ids.push(id);
  }
  await archive.history.catchUp();
  return ids;
}

const find = async (text: string, limit?: number): Promise<string[]> =>
  (await archive.listAll(archive.boss, { text, ...(limit !== undefined && { limit }) })).map(({ id }) => id);

test('pages come to an end early where nothing fits better, and still visit each match once', async () => {
  // Every fifth only begins like that.
  const ids = await addConversations(
    Array.from({ length: 150 }, (_, place) => [place % 5 === 0 ? 'some quinces' : 'a quince']),
  );
  const newestFirst = ids.toReversed();
  const whole = newestFirst.filter((id) => ids.indexOf(id) % 5 !== 0);
  for (const limit of [7, 25, 100]) {
    const first = await archive.history.list(archive.boss, { text: 'quince', limit });
    const shown = first.ok ? first.value.conversations.map(({ id }) => id) : [];
    // A window is sixty: of these those that only begin like that come last.
    const wholeInWindow = whole.filter((id) => newestFirst.indexOf(id) < 60);
    expect([limit, shown.slice(0, 48)]).toEqual([limit, wholeInWindow.slice(0, limit)]);
    const listed = await find('quince', limit);
    expect([limit, listed.length, listed.toSorted()]).toEqual([limit, 150, ids.toSorted()]);
  }
}, 30_000);

test('what is read of a conversation has all that fits, however it is written', async () => {
  const odd = [
    ["I DON'T want it", 'dont'],
    ["the 'medlar' tree", '"the medlar tree"'],
    ['O’Brien, Ｆｕｌｌ price', 'obrien full'],
    ["rock'n'roll!", 'rocknroll'],
    ['MEDLARS_and+cream', '"and cream"'],
    ['prune\t\nPLUM', '"prune plum"'],
    ['100% sloe\\berry', '"100 sloe berry"'],
    ['Zwetschge für Käufer', 'kaufer zwetsch'],
  ] as const;
  const ids = await addConversations(odd.map(([text]) => ['hello', text, 'bye']));
  for (const [place, [text, typed]] of odd.entries()) {
    const found = (await archive.listAll(archive.boss, { text: typed })).find(({ id }) => id === ids[place]);
    const shown = found?.hit?.snippet.map((piece) => piece.text).join('');
    expect([typed, found?.hit?.seq, shown]).toEqual([typed, 2, text.replace(/\s+/g, ' ')]);
  }
});

test('the message that is shown fits as well as any', async () => {
  const { rows } = await sql<{ id: string; lines: { seq: number; body: string }[] }>`
    SELECT conversation_id AS id, json_agg(json_build_object('seq', seq, 'body', body)) AS lines
    FROM messages WHERE kind = 'text' GROUP BY 1
  `.execute(archive.db);
  const lines = new Map(rows.map((row) => [row.id, row.lines]));
  const bodies = [...lines.values()].flat().map(({ body }) => body);
  const random = createRandom(53);
  let compared = 0;
  for (let round = 0; round < 60; round += 1) {
    const words = random.pick(bodies).split(/\s+/);
    const from = random.below(words.length);
    const some = words.slice(from, from + 2).join(' ');
    const typed = random.pick([some, `"${some}"`, `${words[0]} ${random.pick(bodies).split(/\s+/)[0]}`]);
    const query = parseQuery(typed);
    if (!query) continue;
    for (const { id, hit } of await archive.listAll(archive.boss, { text: typed, limit: 100 })) {
      const scores = new Map(lines.get(id)?.map(({ seq, body }) => [seq, matchText(query, body).score]));
      const best = Math.max(0, ...scores.values());
      expect([typed, id, hit ? scores.get(hit.seq) : 0]).toEqual([typed, id, best]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(500);
}, 60_000);
