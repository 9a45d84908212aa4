import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConversation, buildMessage } from '../../../test-support/factories.ts';
import { createRandom } from '../../../test-support/random.ts';
import { openArchive, type TestArchive } from '../test-archive.ts';

let archive: TestArchive;
/** What was said in each conversation, line by line. */
let threads: { id: string; lines: string[] }[];
beforeAll(async () => {
  archive = await openArchive({ conversations: 300, seed: 6 });
  const { rows } = await sql<{ id: string; lines: string[] }>`
    SELECT conversation_id AS id, json_agg(body ORDER BY seq) AS lines FROM messages WHERE kind = 'text' GROUP BY 1
  `.execute(archive.db);
  threads = rows;
});
afterAll(() => archive.database.drop());

const find = async (text: string): Promise<string[]> =>
  (await archive.listAll(archive.boss, { text, limit: 100 })).map(({ id }) => id).sort();

/** Another way to compare: words between single blanks, made without what the search makes them with. */
function normalise(line: string): string {
  const plain = line.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  return ` ${plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `;
}

test('a phrase is found where one message has it, never across two', async () => {
  const random = createRandom(41);
  const isOrdinary = (line: string): boolean => /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(line);
  const ordinary = threads.map(({ lines }) => lines.filter(isOrdinary)).filter(({ length }) => length > 2);
  const normalised = threads.map(({ id, lines }) => ({ id, lines: lines.map(normalise) }));
  let [across, inside] = [0, 0];
  for (let round = 0; round < 90; round += 1) {
    const thread = random.pick(ordinary);
    const place = random.below(thread.length - 1);
    const [one, next] = [thread[place] ?? '', thread[place + 1] ?? ''].map((line) => normalise(line).trim().split(' '));
    const isAcross = round % 3 > 0;
    // The end of a message and the beginning of the next, or words from the middle of one.
    const words = isAcross
      ? [...(one?.slice(-1 - random.below(2)) ?? []), ...(next?.slice(0, 1 + random.below(2)) ?? [])]
      : (next?.slice(random.below(3)).slice(0, 2 + random.below(3)) ?? []);
    const phrase = words.join(' ');
    if (words.length < 2) continue;
    const expected = normalised.filter(({ lines }) => lines.some((line) => line.includes(` ${phrase} `)));
    expect([phrase, await find(`"${phrase}"`)]).toEqual([phrase, expected.map(({ id }) => id).sort()]);
    if (isAcross && expected.length === 0) across += 1;
    if (!isAcross) inside += expected.length;
  }
  expect(across).toBeGreaterThan(20);
  expect(inside).toBeGreaterThan(30);
}, 60_000);

test('an emoji is found, in any shade and among words', async () => {
  const { id } = await buildConversation(archive.db, { chatbot_id: archive.cast.chatbots[0]?.id ?? '' });
  await buildMessage(archive.db, { conversation_id: id, body: 'Arrived today, thanks 🫶🏽 so much' });
  await archive.history.catchUp();
  expect(await find('🫶')).toEqual([id]);
  expect(await find('🫶🏿 arrived')).toEqual([id]);
  expect(await find('"thanks 🫶 so"')).toEqual([id]);
  expect(await find('"thanks so"')).not.toContain(id);
  expect(await find('arrived thanks -🫶')).not.toContain(id);
  expect(await find('👻')).toEqual([]);
});
