import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/database/connection.ts';
import { buildChatbot, buildConversation } from '../../test-support/factories.ts';
import { createRandom, isSoak, type Random } from '../../test-support/random.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import type { Actor } from '../handoff/index.ts';
import { type AlertHouse, openAlertHouse } from './test-alert-house.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** What must hold whatever happened in whatever order: the rules that are broken, none when all is well. */
async function checkAlerts(db: Database): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    SELECT 'two alerts for one fact' AS rule FROM alerts GROUP BY kind, about, nth HAVING count(*) > 1
    UNION ALL SELECT 'a message told twice' FROM alerts a JOIN alerts b
      ON b.conversation_id = a.conversation_id AND b.id > a.id AND b.kind = a.kind AND a.kind = 'message'
      AND a.first_seq <= b.last_seq AND b.first_seq <= a.last_seq
    UNION ALL SELECT 'two mails about one alert to one member' FROM mails GROUP BY alert_id, member_id HAVING count(*) > 1
    UNION ALL SELECT 'nobody told of a request' FROM handoffs h
      WHERE h.state = 'pending' AND h.round = 0 AND NOT EXISTS (SELECT FROM alerts a WHERE a.about = h.id AND a.kind = 'new_request')
    UNION ALL SELECT 'nobody told of a message' FROM contact_messages m
      WHERE NOT EXISTS (SELECT FROM alerts a WHERE a.about = m.id)
    UNION ALL SELECT 'listed words not noticed in ' || m.body FROM messages m
      WHERE m.author_kind = 'visitor' AND m.body ILIKE '%refund%'
        AND NOT EXISTS (SELECT FROM alerts a WHERE a.kind = 'keyword' AND a.about = m.conversation_id AND a.nth = m.seq)
    UNION ALL SELECT 'a settled alert that still waits' FROM alerts a JOIN alert_deliveries d ON d.alert_id = a.id
      WHERE a.settled_at IS NOT NULL AND d.state = 'waiting'
    UNION ALL SELECT 'a request that is taken stands as an alert' FROM alerts a JOIN handoffs h ON h.id = a.about
      WHERE a.kind IN ('new_request', 'waiting') AND a.settled_at IS NULL AND h.state <> 'pending'
  `.execute(db);
  return rows.map(({ rule }) => rule);
}

/** One server or two, agents who come, take, read and answer, visitors who ask, write and leave; and mails that go out. */
async function playRound(random: Random): Promise<string[]> {
  const { db } = database;
  const clock = createTestClock();
  // From an earlier round nothing is left that this one's clock could wake.
  for (const table of ['mails', 'alerts', 'workspaces'] as const) await db.deleteFrom(table).execute();
  await db.updateTable('alert_watch').set({ looked_until: clock.now() }).execute();
  const chatbot = await buildChatbot(db);
  let house = await openAlertHouse(db, clock);
  let other = await openAlertHouse(db, clock, { isSecond: true });
  const workspaceId = chatbot.workspace_id;
  const agents: Actor[] = [await house.agent(workspaceId), await house.agent(workspaceId)];
  await db
    .updateTable('members')
    .set({ permissions: ['chats.respond', 'workspace.manage'] })
    .execute();
  await house.alerts.settings.save(workspaceId, { waitingMinutes: 1, words: ['refund'] });
  await Promise.all([house.start(), other.start()]);
  await house.settled();
  const conversations: string[] = [];
  const wrong: string[] = [];

  const live = (state: 'pending' | 'accepted') =>
    db.selectFrom('handoffs').where('state', '=', state).select(['id', 'conversation_id', 'accepted_by']).execute();
  const steps: (() => Promise<unknown>)[] = [
    async () => conversations.push((await house.request(chatbot.id)).conversationId),
    async () => conversations.push((await buildConversation(db, { chatbot_id: chatbot.id })).id),
    () => speak(house, random, conversations),
    () => speak(house, random, conversations),
    () => house.leaveMessage(chatbot.id, workspaceId),
    async () => {
      const [waiting] = random.shuffle(await live('pending'));
      if (waiting) await house.handoffs.accept(random.pick(agents), waiting.id);
    },
    async () => {
      const [chat] = random.shuffle(await live('accepted'));
      const agent = agents.find(({ memberId }) => memberId === chat?.accepted_by);
      if (!chat || !agent) return;
      const conversationId = chat.conversation_id;
      await random.pick([
        () => house.handoffs.release(agent, conversationId, ''),
        () => house.handoffs.complete(agent, conversationId),
        () => house.conversations.markRead({ conversationId, seq: 1_000, reader: { memberId: agent.memberId } }),
      ])();
    },
    async () => {
      const [waiting] = random.shuffle(await live('pending'));
      const view = waiting && (await house.conversations.view(waiting.conversation_id));
      if (view) await house.handoffs.endByVisitor(view);
    },
    async () => {
      const [waiting] = random.shuffle(await live('pending'));
      if (!waiting) return;
      const about = { kind: 'new_request', handoffId: waiting.id } as const;
      const outcome = random.pick(['shown', 'seen', 'not_shown'] as const);
      await house.alerts.report(random.pick(agents), [{ about, channel: 'toast', outcome }]);
    },
    async () => {
      const agent = random.pick(agents);
      house.routing.presence.disconnect(agent.memberId, agent.memberId);
      await house.routing.presence.settled();
      if (random.below(2) === 0) {
        const back = { memberId: agent.memberId, workspaceId, choice: 'online' as const };
        await house.routing.presence.connect(back, agent.memberId);
      }
    },
    () => house.pass(random.pick([50, 1_000, 20_000, 31_000])),
    () => house.pass(random.pick([50, 1_000, 20_000, 31_000])),
    () => other.pass(random.pick([100, 10_000])),
    () => Promise.all([house.alerts.runDue(), other.alerts.runDue()]),
    async () => wrong.push(...(await sendAndCheck(house, db))),
    async () => {
      // A server dies: what it had heard and not told is forgotten.
      await house.stop();
      await other.stop();
      house = await openAlertHouse(db, clock);
      other = await openAlertHouse(db, clock, { isSecond: true });
      await house.start();
    },
  ];
  for (let step = 0; step < 60; step += 1) await random.pick(steps)();

  // Whatever was missed is made good by the next thorough look.
  await house.pass(61_000);
  wrong.push(...(await sendAndCheck(house, db)));
  await house.pass(31_000);
  wrong.push(...(await checkAlerts(db)), ...[...house.faults, ...other.faults].map(String));
  await house.stop();
  await other.stop();
  return wrong;
}

async function speak(house: AlertHouse, random: Random, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const conversationId = random.pick(conversationIds);
  const view = await house.conversations.view(conversationId);
  if (view && view.forAgent.status !== 'closed') {
    await house.say(conversationId, random.pick(['Hello?', 'refund!', 'Anybody there?']));
  }
}

/** Sends what waits; of what is sent, the reason must still stand at that moment. */
async function sendAndCheck(house: AlertHouse, db: Database): Promise<string[]> {
  const before = await db.selectFrom('mails').where('state', '=', 'sent').select('id').execute();
  await house.post();
  const known = before.map(({ id }) => id);
  const { rows } = await sql<{ rule: string }>`
    SELECT 'mailed although ' || h.state AS rule FROM mails s JOIN alerts a ON a.id = s.alert_id JOIN handoffs h ON h.id = a.about
      WHERE s.state = 'sent' AND s.id <> ALL (${known}::uuid[]) AND (h.state <> 'pending' OR h.round <> a.nth)
    UNION ALL SELECT 'mailed although read or gone' FROM mails s JOIN alerts a ON a.id = s.alert_id
      JOIN conversations c ON c.id = a.conversation_id
      WHERE s.state = 'sent' AND s.id <> ALL (${known}::uuid[]) AND a.kind = 'message'
        AND (c.agent_read_seq >= a.last_seq OR c.assigned_member_id IS DISTINCT FROM s.member_id OR c.status <> 'active')
    UNION ALL SELECT 'mailed although seen' FROM mails s JOIN alerts a ON a.id = s.alert_id
      JOIN alert_receipts r ON r.about = a.about AND r.member_id = s.member_id AND r.outcome = 'seen'
      WHERE s.state = 'sent' AND s.id <> ALL (${known}::uuid[]) AND a.kind = 'new_request'
  `.execute(db);
  return rows.map(({ rule }) => rule);
}

test(
  'any order of facts, reports, ticks, mails and restarts tells each fact at most once, and nothing that is over',
  async () => {
    const rounds = isSoak ? 100 : 10;
    const random = createRandom();
    for (let round = 0; round < rounds; round += 1) {
      expect({ seed: random.seed, round, wrong: await playRound(random) }).toEqual({
        seed: random.seed,
        round,
        wrong: [],
      });
    }
  },
  isSoak ? 600_000 : 60_000,
);
