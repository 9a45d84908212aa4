import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationStatusSchema, handoffStateSchema } from '#contract/conversations.ts';
import { pastConversationSchema } from '#contract/history/past-conversations.ts';
import { handoffReasonSchema } from '#contract/messages.ts';
import { newId } from '../../../server/new-id.ts';
import { buildConversation, buildHandoff } from '../../../test-support/factories.ts';
import { createRandom } from '../../../test-support/random.ts';
import { openArchive, type Query, type TestArchive } from '../test-archive.ts';

let archive: TestArchive;
let raw: Raw[];
beforeAll(async () => {
  archive = await openArchive({ conversations: 300 });
  raw = await readRaw();
});
afterAll(() => archive.database.drop());

/** A conversation as the plain tables tell it, without the index that lists are made from. */
interface Raw {
  id: string;
  started_at: Date;
  status: string;
  chatbot_id: string;
  visitor_id: string;
  handoffs: { id: string; state: string; reason: string; requested_at: string }[];
  agents: string[];
  ratings: { stars: number; at: string }[];
}

async function readRaw(): Promise<Raw[]> {
  const { rows } = await sql<Raw>`
    SELECT c.id, c.started_at, c.status, c.chatbot_id, c.visitor_id,
      (SELECT coalesce(json_agg(h), '[]') FROM handoffs h WHERE h.conversation_id = c.id) AS handoffs,
      (SELECT coalesce(json_agg(DISTINCT e.member_id), '[]') FROM handoff_events e JOIN handoffs h ON h.id = e.handoff_id
        WHERE h.conversation_id = c.id AND e.type = 'accepted') AS agents,
      (SELECT coalesce(json_agg(r), '[]') FROM handoff_ratings r JOIN handoffs h ON h.id = r.handoff_id
        WHERE h.conversation_id = c.id) AS ratings
    FROM conversations c WHERE c.workspace_id = ${archive.boss.workspaceId}
  `.execute(archive.db);
  return rows;
}

const lastOf = <Row>(rows: Row[], at: (row: Row) => string): Row | undefined =>
  rows.toSorted((one, other) => Date.parse(at(one)) - Date.parse(at(other))).at(-1);

/** The filters again, in plain words. */
function meets(row: Raw, query: Query): boolean {
  const handoff = lastOf(row.handoffs, (one) => one.requested_at);
  const stars = lastOf(row.ratings, (one) => one.at)?.stars;
  const day = row.started_at.toISOString().slice(0, 10);
  return (
    (query.status === undefined || row.status === query.status) &&
    (query.handoff === undefined || (handoff?.state ?? 'none') === query.handoff) &&
    (query.chatbot === undefined || row.chatbot_id === query.chatbot) &&
    (query.agent === undefined || row.agents.includes(query.agent)) &&
    (query.visitor === undefined || row.visitor_id === query.visitor) &&
    (query.reason === undefined || handoff?.reason === query.reason) &&
    (query.stars === undefined || (query.stars === 'any' ? stars !== undefined : String(stars) === query.stars)) &&
    (query.from === undefined || day >= query.from) &&
    (query.to === undefined || day <= query.to)
  );
}

const newestFirst = (rows: Raw[]): string[] =>
  rows
    .toSorted((one, other) => other.started_at.getTime() - one.started_at.getTime() || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);

test('any combination of filters finds what the plain tables say, newest first, each once', async () => {
  const random = createRandom(17);
  const { pick } = random;
  const days = ['2026-03-01', '2026-03-05', '2026-03-11', '2026-03-20', '2026-04-01'];
  let found = 0;
  for (let round = 0; round < 120; round += 1) {
    const maybe = <Value>(share: number, value: () => Value) => (random.next() < share ? value() : undefined);
    const query: Query = {
      status: maybe(0.2, () => pick(conversationStatusSchema.options)),
      handoff: maybe(0.3, () => pick([...handoffStateSchema.options, 'none'] as const)),
      chatbot: maybe(0.2, () => pick(archive.cast.chatbots).id),
      agent: maybe(0.2, () => pick(archive.cast.members).id),
      visitor: maybe(0.05, () => pick(raw).visitor_id),
      reason: maybe(0.2, () => pick(handoffReasonSchema.options)),
      stars: maybe(0.15, () => pick(['1', '2', '3', '4', '5', 'any'] as const)),
      from: maybe(0.3, () => pick(days)),
      to: maybe(0.3, () => pick(days)),
      limit: pick([3, 25, 100]),
    };
    const listed = await archive.listAll(archive.boss, query);
    const expected = newestFirst(raw.filter((row) => meets(row, query)));
    expect([query, listed.map(({ id }) => id)]).toEqual([query, expected]);
    found += expected.length;
  }
  expect(found).toBeGreaterThan(500);
}, 60_000);

test('a row says everything the contract asks for', async () => {
  const listed = await archive.listAll(archive.boss, { limit: 100 });
  expect(listed).toHaveLength(raw.length);
  for (const row of listed) expect(pastConversationSchema.safeParse(row).error).toBeUndefined();
  const two = listed.find(({ agents }) => agents.length > 1);
  expect(two?.agents.map(({ name }) => name).every((name) => name !== '')).toBe(true);
  expect(listed.some(({ handoff }) => (handoff?.waitedMs ?? 0) > 0)).toBe(true);
  expect(listed.filter(({ opening }) => opening !== null).length).toBeGreaterThan(250);
});

describe('who sees what', () => {
  test('an agent lists only the conversations they had, however they ask', async () => {
    const [agent, id] = [archive.agent(1), archive.agent(1).memberId];
    const own = newestFirst(raw.filter((row) => row.agents.includes(id)));
    expect(own.length).toBeGreaterThan(5);
    expect(own.length).toBeLessThan(200);
    expect((await archive.listAll(agent, {})).map((row) => row.id)).toEqual(own);
    const colleague = archive.agent(2).memberId;
    const both = newestFirst(raw.filter((row) => row.agents.includes(id) && row.agents.includes(colleague)));
    expect((await archive.listAll(agent, { agent: colleague })).map((row) => row.id)).toEqual(both);
  });

  test('nobody lists another workspace, not even by its ids', async () => {
    const stranger = await openStranger();
    expect(await archive.listAll(stranger, {})).toEqual([]);
    expect(await archive.listAll(stranger, { chatbot: archive.cast.chatbots[0]?.id })).toEqual([]);
    expect(await archive.listAll(stranger, { text: 'order' })).toEqual([]);
  });

  test('others’ conversations and missing ones are refused alike', async () => {
    const agent = archive.agent(1);
    const others = raw.find((row) => !row.agents.includes(agent.memberId))?.id ?? '';
    const stranger = await openStranger();
    const days = { from: '2026-01-01', to: '2026-12-31' };
    for (const [viewer, id] of [
      [agent, others],
      [agent, newId()],
      [stranger, others],
    ] as const) {
      const refusal = { ok: false, error: { code: 'not_found', message: 'This conversation is not there.' } };
      expect(await archive.history.detail(viewer, id)).toEqual(refusal);
      expect(await archive.history.transcript(viewer, id, {})).toEqual(refusal);
      expect(await archive.history.download(viewer, id, 'json')).toEqual(refusal);
      const sender = { memberId: viewer.memberId, workspaceId: viewer.workspaceId, name: 'Eve' };
      expect(await archive.history.mail(sender, viewer, id, 'eve@example.com')).toEqual(refusal);
    }
    expect(await archive.history.exportSize(stranger, days)).toEqual({
      ok: true,
      value: { conversations: 0, messages: 0 },
    });
  });

  async function openStranger() {
    const { workspace_id: workspaceId } = await buildConversation(archive.db).then((one) =>
      buildHandoff(archive.db, { conversation_id: one.id }),
    );
    await archive.db.deleteFrom('conversations').where('workspace_id', '=', workspaceId).execute();
    return { workspaceId, memberId: newId(), seesAll: true };
  }
});

test.each(['x', '-', '1.2', `1.${'A'.repeat(21)}`, '~~~~'])('%s is no cursor', async (cursor) => {
  for (const query of [{ cursor }, { cursor, text: 'order' }]) {
    expect(await archive.history.list(archive.boss, query)).toMatchObject({
      ok: false,
      error: { code: 'invalid', field: 'cursor' },
    });
  }
});
