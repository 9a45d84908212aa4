import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillTraffic, inventAgents, planTraffic, type TrafficOptions } from '../../modules/demo/index.ts';
import { findBrokenRules } from '../find-broken-rules.ts';
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
  expect(await findBrokenRules(db, new Date(until))).toEqual([]);
  expect(filled.messages).toBeGreaterThan(filled.conversations * 4);
});
