import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillTraffic, inventAgents, planTraffic, type TrafficOptions } from '../../modules/demo/index.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { buildCast } from './build-cast.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const options: TrafficOptions = {
  ...{ seed: 7, zone: 'Europe/Lisbon', from: '2026-03-16', days: 28, conversations: 1_200 },
  ...{ agents: inventAgents(5), chatbots: 2 },
};

test('the same seed gives the same traffic, another seed another', () => {
  expect([...planTraffic(options)]).toEqual([...planTraffic(options)]);
  expect([...planTraffic({ ...options, seed: 8 })]).not.toEqual([...planTraffic(options)]);
});

test('it has everything a report must tell apart', () => {
  const all = [...planTraffic(options)];
  const handoffs = all.flatMap((conversation) => conversation.handoffs);
  const kinds = <T>(values: T[]) => new Set(values).size;
  expect(kinds(handoffs.map(({ reason }) => reason))).toBe(7);
  expect(kinds(handoffs.map(({ truth }) => truth.outcome))).toBe(3);
  expect(kinds(all.map(({ truth }) => truth.bot))).toBe(5);
  expect(kinds(handoffs.map(({ rating }) => rating?.stars))).toBe(6);
  expect(all.some((conversation) => conversation.handoffs.length > 1)).toBe(true);
  expect(handoffs.some(({ truth }) => truth.takenBy.length > 1)).toBe(true);
  // Around one in the night of March 29th, Lisbon's clocks go forward.
  const change = Date.UTC(2026, 2, 29, 1);
  expect(all.some(({ startedAt }) => Math.abs(startedAt - change) < 3_600_000)).toBe(true);
  const words = new Set(all.flatMap(({ messages }) => messages.flatMap(({ text }) => text.toLowerCase().split(/\W+/))));
  expect(words.size).toBeGreaterThan(1_000);
});

test('stored, it keeps the rules of the house', async () => {
  const { db } = database;
  const cast = await buildCast(db, { agents: 5, chatbots: 2 });
  const until = Date.UTC(2026, 3, 10, 15);
  const filled = await fillTraffic(db, cast, planTraffic({ ...options, until }));
  const { rows } = await sql<{ rule: string }>`
    SELECT 'seq' AS rule FROM conversations c JOIN messages m ON m.conversation_id = c.id
      GROUP BY c.id HAVING max(m.seq) <> c.last_seq OR count(*) <> c.last_seq OR min(m.seq) <> 1
    UNION ALL SELECT 'message time' FROM (
      SELECT created_at, lag(created_at) OVER (PARTITION BY conversation_id ORDER BY seq) AS before FROM messages) t
      WHERE before > created_at
    UNION ALL SELECT 'after the end' FROM messages WHERE created_at >= ${new Date(until)}
    UNION ALL SELECT 'rev' FROM workspaces w JOIN handoff_events e ON e.workspace_id = w.id
      GROUP BY w.id HAVING max(e.rev) <> w.queue_rev OR count(*) <> w.queue_rev
    UNION ALL SELECT 'rev time' FROM (
      SELECT at, lag(at) OVER (ORDER BY rev) AS before FROM handoff_events) t WHERE before > at
    UNION ALL SELECT 'live handoff' FROM conversations c WHERE c.status IN ('pending', 'active') AND NOT EXISTS (
      SELECT FROM handoffs h WHERE h.conversation_id = c.id
        AND h.state = CASE c.status WHEN 'pending' THEN 'pending' ELSE 'accepted' END
        AND h.accepted_by IS NOT DISTINCT FROM c.assigned_member_id)
    UNION ALL SELECT 'stray handoff' FROM handoffs h JOIN conversations c ON c.id = h.conversation_id
      WHERE h.state IN ('pending', 'accepted') AND c.status IN ('bot', 'closed')
    UNION ALL SELECT 'end' FROM handoffs WHERE (state IN ('pending', 'accepted')) <> (ended_at IS NULL)
    UNION ALL SELECT 'closed' FROM conversations WHERE (status = 'closed') <> (closed_at IS NOT NULL)
    UNION ALL SELECT 'desk' FROM agent_desks d WHERE active_chats <>
      (SELECT count(*) FROM handoffs h WHERE h.state = 'accepted' AND h.accepted_by = d.member_id)`.execute(db);
  expect(rows).toEqual([]);
  expect(filled.messages).toBeGreaterThan(filled.conversations * 4);
});
