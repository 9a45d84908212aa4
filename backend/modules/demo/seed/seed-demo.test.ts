import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEventBus } from '../../../server/events.ts';
import { buildConversation, buildHandoff, buildMember, buildMessage } from '../../../test-support/factories.ts';
import { findBrokenRules } from '../../../test-support/find-broken-rules.ts';
import { createTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts';
import { createTeamService } from '../../team/index.ts';
import { removeDemo, seedDemo } from '../index.ts';

let database: TestDatabase;
let dataDir: string;

async function openComputer(): Promise<void> {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-demo-'));
}
async function clearComputer(): Promise<void> {
  await database.drop();
  await rm(dataDir, { recursive: true });
}

const clock = { now: () => new Date() };

function buildTeam() {
  const events = createEventBus((error) => {
    throw error;
  });
  return createTeamService({ db: database.db, clock, events, signingKey: new Uint8Array(32).fill(7) });
}

const seed = () => seedDemo({ db: database.db, clock, team: buildTeam(), dataDir });

async function rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(database.db)).rows;
}

/** A conversation `c` that comes from a script, not from the ordinary days around them. */
const isTold = sql<boolean>`NOT EXISTS (SELECT FROM messages t WHERE t.conversation_id = c.id AND t.client_id LIKE 'traffic-%')`;

/** Everything there is, by table. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await rows(sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely%' ORDER BY 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await rows(sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(name)}`);
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

describe('the pretend shop', () => {
  // It is only looked at: one for all of them.
  let logins: Awaited<ReturnType<typeof seed>>['logins'];
  beforeAll(async () => {
    await openComputer();
    ({ logins } = await seed());
  });
  afterAll(clearComputer);

  test('has conversations in every state, and each agent has some', async () => {
    const states = await rows(sql<{ status: string; state: string | null; agent: string | null; n: number }>`
      SELECT c.status, h.state, m.name AS agent, count(*) AS n FROM conversations c
      LEFT JOIN LATERAL (SELECT state FROM handoffs WHERE conversation_id = c.id ORDER BY queued_at DESC LIMIT 1) h ON true
      LEFT JOIN members m ON m.id = c.assigned_member_id
      WHERE ${isTold}
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
    expect(states).toEqual([
      { status: 'active', state: 'accepted', agent: 'Ines Calder', n: 2 },
      { status: 'active', state: 'accepted', agent: 'Tom Reed', n: 1 },
      { status: 'bot', state: 'cancelled', agent: null, n: 1 },
      { status: 'bot', state: null, agent: null, n: 4 },
      { status: 'closed', state: 'cancelled', agent: null, n: 2 },
      { status: 'closed', state: 'completed', agent: 'Ines Calder', n: 4 },
      { status: 'closed', state: 'completed', agent: 'Olive Moss', n: 2 },
      { status: 'closed', state: 'completed', agent: 'Tom Reed', n: 3 },
      { status: 'closed', state: 'expired', agent: null, n: 2 },
      { status: 'closed', state: null, agent: null, n: 2 },
      { status: 'pending', state: 'pending', agent: null, n: 3 },
    ]);
  });

  test('keeps the rules of the house: gapless seq, gapless revisions, states that agree, time that runs forward', async () => {
    expect(await findBrokenRules(database.db, new Date())).toEqual([]);
  });

  test('shows the bot at its best: every line of a visitor is answered or handed over, and most are known', async () => {
    const replies = await rows(sql<{ known: boolean }>`
      SELECT (detail -> 'sources') IS NOT NULL AS known FROM messages c WHERE author_kind = 'bot' AND seq > 1
        AND conversation_id IN (SELECT c.id FROM conversations c WHERE ${isTold})`);
    expect(replies.filter(({ known }) => known).length).toBeGreaterThan(replies.length * 0.6);
  });

  test('has three weeks behind it, so that there is something to count', async () => {
    const [past] = await rows(sql<{ days: number; handoffs: number; told: number }>`
      SELECT count(DISTINCT started_at::date)::int AS days, count(*)::int AS handoffs
      FROM conversations c JOIN handoffs h ON h.conversation_id = c.id WHERE NOT ${isTold}`);
    expect(past?.days).toBeGreaterThanOrEqual(20);
    expect(past?.handoffs).toBeGreaterThan(200);
    const open = await rows(sql`SELECT FROM contact_messages WHERE handled_at IS NULL`);
    expect(open).toEqual([]);
  });

  test('has waiting visitors from the last quarter of an hour and chats with something unread', async () => {
    const [waiting] = await rows(sql<{ longest: number }>`
      SELECT extract(epoch FROM now() - min(requested_at))::int AS longest FROM handoffs WHERE state = 'pending'`);
    expect(waiting?.longest).toBeLessThan(15 * 60);
    const unread = await rows(sql<{ n: number }>`
      SELECT count(*) AS n FROM conversations c JOIN messages m ON m.conversation_id = c.id
      WHERE c.status = 'active' AND m.author_kind = 'visitor' AND m.seq > c.agent_read_seq
      GROUP BY c.id ORDER BY 1`);
    expect(unread).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('lets its people sign in with what is printed', async () => {
    expect(logins.map(({ role, email }) => [role, email])).toEqual([
      ['owner', 'olive@mossy-mug.example'],
      ['agent', 'ines@mossy-mug.example'],
      ['agent', 'tom@mossy-mug.example'],
    ]);
    for (const { email, password, name } of logins) {
      const result = await buildTeam().signIn({ email, password }, { ip: '127.0.0.1', client: 'desktop' });
      expect(result).toMatchObject({ ok: true, value: { me: { name, workspaceName: 'Mossy Mug (demo)' } } });
    }
  });
});

describe('seeding again', () => {
  beforeEach(openComputer);
  afterEach(clearComputer);

  test('changes nothing and prints the same', async () => {
    const first = await seed();
    const before = await countRows();
    expect(await seed()).toEqual(first);
    expect(await countRows()).toEqual(before);
  });

  test.each(['', '{}', '{"olive": 1}'])('makes the shop anew when its passwords are lost (%j)', async (content) => {
    const first = await seed();
    const before = await countRows();
    await writeFile(join(dataDir, 'demo-logins.json'), content);
    const second = await seed();
    expect(second.logins[0]?.password).not.toBe(first.logins[0]?.password);
    expect(await countRows()).toEqual(before);
  });

  test('keeps the passwords from other accounts of the computer', async () => {
    await seed();
    expect((await stat(join(dataDir, 'demo-logins.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('removing', () => {
  beforeEach(openComputer);
  afterEach(clearComputer);

  test('says so when there is nothing to remove', async () => {
    expect(await removeDemo({ db: database.db, dataDir })).toEqual({ removed: false });
  });

  test('leaves nothing of the shop, and everything else', async () => {
    const agent = await buildMember(database.db);
    const conversation = await buildConversation(database.db, { workspace_id: agent.workspace_id });
    await buildMessage(database.db, { conversation_id: conversation.id });
    await buildHandoff(database.db, { conversation_id: conversation.id, accepted_by: agent.id });
    const before = await countRows();
    await seed();
    expect(await countRows()).not.toEqual(before);
    expect(await removeDemo({ db: database.db, dataDir })).toEqual({ removed: true });
    expect(await countRows()).toEqual(before);
    await expect(stat(join(dataDir, 'demo-logins.json'))).rejects.toThrow('ENOENT');
  });
});
