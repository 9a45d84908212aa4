import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { newId } from '../../../server/new-id.ts';
import { buildConversation, buildHandoff, buildMessage } from '../../../test-support/factories.ts';
import { createRandom } from '../../../test-support/random.ts';
import { openArchive, type TestArchive } from '../test-archive.ts';
import { PART_CHARS } from './collect-words.ts';
import { forgetTexts, indexTexts } from './text-index.ts';

let archive: TestArchive;
afterEach(() => archive.database.drop());

/** Everything the search knows of each conversation. */
async function readIndex() {
  const { rows } = await sql`
    SELECT i.conversation_id, i.indexed_seq, i.parts, i.tail_chars, i.named, w.part, w.words::text AS words
    FROM conversation_index i LEFT JOIN conversation_words w ON w.conversation_id = i.conversation_id
    ORDER BY i.conversation_id, w.part
  `.execute(archive.db);
  return rows;
}

async function makeAnew() {
  const ids = await archive.db.selectFrom('conversations').select('id').execute();
  await archive.db.transaction().execute((trx) =>
    forgetTexts(
      trx,
      ids.map(({ id }) => id),
    ),
  );
  await archive.history.catchUp();
}

test('an index that followed the chats in any order is the one that is made anew', async () => {
  archive = await openArchive();
  const { db } = archive;
  const random = createRandom(53);
  const chatbot = archive.cast.chatbots[0]?.id ?? '';
  const ids: string[] = [];
  for (let count = 0; count < 6; count += 1) ids.push((await buildConversation(db, { chatbot_id: chatbot })).id);
  const long = `${'lorem ipsum dolor '.repeat(400)}`;
  for (let step = 0; step < 160; step += 1) {
    const id = random.pick(ids);
    const chance = random.next();
    if (chance < 0.7) {
      await buildMessage(db, { conversation_id: id, body: id === ids[0] ? `${long} ${step}` : `word${step} again` });
    } else if (chance < 0.8) {
      await sql`UPDATE visitors SET name = ${`Name ${step}`} WHERE id = (SELECT visitor_id FROM conversations WHERE id = ${id})`.execute(
        db,
      );
    } else {
      // Two servers at once, about some of them and one that is gone.
      const some = [random.pick(ids), random.pick(ids), newId()];
      await Promise.all([indexTexts(db, some), indexTexts(db, some)]);
    }
  }
  await archive.history.catchUp();
  const followed = await readIndex();
  expect(followed.length).toBeGreaterThan(ids.length);
  await makeAnew();
  expect(await readIndex()).toEqual(followed);
}, 60_000);

test('a batch that fails leaves nothing half done', async () => {
  archive = await openArchive();
  const { id } = await buildMessage(archive.db, {
    conversation_id: (await buildConversation(archive.db, { chatbot_id: archive.cast.chatbots[0]?.id ?? '' })).id,
    body: 'unfindable',
  });
  expect(id).not.toBe('');
  const before = await readIndex();
  await sql`ALTER TABLE conversation_words ADD CONSTRAINT broken CHECK (part < 0)`.execute(archive.db);
  await expect(archive.history.catchUp()).rejects.toThrow('broken');
  expect(await readIndex()).toEqual(before);
  await sql`ALTER TABLE conversation_words DROP CONSTRAINT broken`.execute(archive.db);
  await archive.history.catchUp();
  expect(await archive.listAll(archive.boss, { text: 'unfindable' })).toHaveLength(1);
});

test('a very long conversation is kept in parts and found by each of them, once', async () => {
  archive = await openArchive();
  const { id } = await buildConversation(archive.db, { chatbot_id: archive.cast.chatbots[0]?.id ?? '' });
  for (let count = 0; count < 20; count += 1) {
    await buildMessage(archive.db, { conversation_id: id, body: `stretch${count} ${'padding '.repeat(900)}` });
  }
  await archive.history.catchUp();
  const parts = (await readIndex()).length;
  expect(parts).toBe(Math.ceil((20 * 7_210) / (PART_CHARS + 7_200)));
  for (const word of ['stretch0', 'stretch19', 'padding']) {
    expect((await archive.listAll(archive.boss, { text: word })).map((one) => one.id)).toEqual([id]);
  }
});

test('what the list filters by follows the tables it comes from', async () => {
  archive = await openArchive({ conversations: 60 });
  const { db } = archive;
  const { id } = await buildConversation(db, { chatbot_id: archive.cast.chatbots[0]?.id ?? '' });
  const first = await buildHandoff(db, { conversation_id: id, requested_at: new Date('2026-03-01T00:00:00Z') });
  await db.updateTable('handoffs').set({ state: 'expired', ended_at: new Date() }).where('id', '=', first.id).execute();
  await buildHandoff(db, { conversation_id: id, reason: 'keyword', requested_at: new Date('2026-03-02T00:00:00Z') });
  // News of an older request comes late.
  await db.updateTable('handoffs').set({ state: 'cancelled' }).where('id', '=', first.id).execute();
  const { rows } = await sql`
    SELECT i.conversation_id FROM conversation_index i JOIN conversations c ON c.id = i.conversation_id
    LEFT JOIN LATERAL (
      SELECT state, reason FROM handoffs h WHERE h.conversation_id = c.id ORDER BY requested_at DESC, id DESC LIMIT 1
    ) h ON true
    WHERE (i.status, i.handoff_state, i.reason) IS DISTINCT FROM (c.status, h.state, h.reason)
  `.execute(db);
  expect(rows).toEqual([]);
  expect(await archive.listAll(archive.boss, { handoff: 'pending', reason: 'keyword' })).toContainEqual(
    expect.objectContaining({ id }),
  );
});
