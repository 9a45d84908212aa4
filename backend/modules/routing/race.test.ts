import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../server/database/connection.ts';
import { raceForRequests } from '../../test-support/claim-race.ts';
import { buildChatbot } from '../../test-support/factories.ts';
import { createRandom, isSoak } from '../../test-support/random.ts';
import { take } from '../../test-support/results.ts';
import { checkRouting, openRoutingHouse, type RoutingHouse } from '../../test-support/routing-house.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';

let database: TestDatabase;
let first: ReturnType<typeof connect>;
let second: ReturnType<typeof connect>;
beforeAll(async () => {
  database = await createTestDatabase();
  // Two servers have two pools: what they do meets only in the database. However slow the machine, nobody is sent away
  // for want of a connection: that is another test's subject.
  const patient = { connectionString: database.url, maxWaitMs: 120_000 };
  [first, second] = [connect(patient), connect(patient)];
});
afterAll(async () => {
  await first.db.destroy();
  await second.db.destroy();
  await database.drop();
});

const size = isSoak ? { agents: 200, rounds: 500, flaps: 1_000 } : { agents: 50, rounds: 21, flaps: 100 };
const timeout = isSoak ? 1_800_000 : 90_000;

async function team(house: RoutingHouse, workspaceId: string, count: number, cap?: number) {
  const agents = [];
  for (let index = 0; index < count; index += 1) {
    agents.push(await house.agent(workspaceId, { name: `Agent ${index}`, ...(cap && { cap }) }));
  }
  return agents;
}

describe('Q1', () => {
  test(
    'everybody claims at once, with offers, timeouts, passes and transfers racing: one winner every round',
    async ({ annotate }) => {
      const random = createRandom();
      const { db } = first;
      const clock = createTestClock();
      const houses = [openRoutingHouse(db, clock), openRoutingHouse(second.db, clock)] as const;
      const open = await buildChatbot(db);
      const balanced = await buildChatbot(db, { workspace_id: open.workspace_id, routing_mode: 'balanced' });
      const agents = await team(houses[0], open.workspace_id, size.agents);
      const chatbotIds = [open.id, balanced.id];
      const report = await raceForRequests({ db, houses, clock, agents, chatbotIds, rounds: size.rounds, random });
      for (const house of houses) await house.close();

      const { answerMs, ...verdict } = report;
      expect({ seed: random.seed, ...verdict, faults: houses.flatMap((house) => house.faults) }).toEqual({
        seed: random.seed,
        rounds: size.rounds,
        winnersNotOne: [],
        wronglyTold: [],
        broken: [],
        strange: [],
        faults: [],
      });
      const p99 = answerMs.sort((a, b) => a - b)[Math.floor(answerMs.length * 0.99)] ?? 0;
      await annotate(
        `seed ${random.seed}: ${answerMs.length} claims in ${size.rounds} rounds, p99 ${p99.toFixed(0)} ms`,
      );
    },
    timeout,
  );
});

describe('Q2', () => {
  test(
    'a connection that is away again and again, each time for less than the grace time, loses no chat',
    async () => {
      const random = createRandom();
      const { db } = first;
      const house = openRoutingHouse(db, createTestClock());
      await house.routing.start();
      const chatbot = await buildChatbot(db);
      const ana = await house.agent(chatbot.workspace_id);
      const { handoffId } = await house.request(chatbot.id);
      take(await house.handoffs.accept(ana, handoffId));
      for (let flap = 0; flap < size.flaps; flap += 1) {
        house.routing.presence.disconnect(ana.memberId, ana.memberId);
        await house.settled();
        house.clock.advance(random.below(59_999));
        await house.settled();
        await house.routing.presence.connect({ ...ana, choice: 'online' }, ana.memberId);
        house.clock.advance(random.below(120_000));
        await house.settled();
      }
      await house.close();
      const requeued = await db
        .selectFrom('handoff_events')
        .where('handoff_id', '=', handoffId)
        .where('type', '=', 'requeued')
        .selectAll()
        .execute();
      expect({ seed: random.seed, requeued, faults: house.faults }).toEqual({
        seed: random.seed,
        requeued: [],
        faults: [],
      });
    },
    timeout,
  );
});

describe('Q4', () => {
  test('fifty requests taken by one agent at once: three, and the rest is told why not', async () => {
    const { db } = first;
    const house = openRoutingHouse(db, createTestClock());
    const chatbot = await buildChatbot(db, { agent_cap: 3 });
    const ana = await house.agent(chatbot.workspace_id);
    const requests = [];
    for (let index = 0; index < 50; index += 1) requests.push(await house.request(chatbot.id));
    const answers = await Promise.all(requests.map(({ handoffId }) => house.handoffs.accept(ana, handoffId)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    const refusals = answers.filter((answer) => !answer.ok);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ error: { code: 'at_cap', message: 'You have 3 of 3 chats.' } });
    }
    expect(await checkRouting(db)).toEqual([]);
    await house.close();
  });

  test(
    'a whole team takes and ends chats at random: nobody is ever above their cap',
    async () => {
      const random = createRandom();
      const { db } = first;
      const clock = createTestClock();
      const houses = [openRoutingHouse(db, clock), openRoutingHouse(second.db, clock)] as const;
      const chatbot = await buildChatbot(db, { agent_cap: 3, routing_mode: 'balanced' });
      const agents = await team(houses[0], chatbot.workspace_id, 5);
      for (let round = 0; round < (isSoak ? 100 : 5); round += 1) {
        const requests = [];
        for (let index = 0; index < 10; index += 1) requests.push(await houses[0].request(chatbot.id));
        const acts = requests.flatMap(({ handoffId, conversationId }) =>
          agents.flatMap((agent) => [
            () => random.pick(houses).handoffs.accept(agent, handoffId),
            () => random.pick(houses).handoffs.accept(agent, handoffId),
            ...(random.next() < 0.3 ? [() => houses[1].handoffs.release(agent, conversationId, '')] : []),
            ...(random.next() < 0.3 ? [() => houses[1].handoffs.complete(agent, conversationId)] : []),
          ]),
        );
        await Promise.all(random.shuffle(acts).map((act) => act()));
        expect({ seed: random.seed, round, broken: await checkRouting(db) }).toEqual({
          seed: random.seed,
          round,
          broken: [],
        });
      }
      for (const house of houses) await house.close();
      expect(houses.flatMap((house) => house.faults)).toEqual([]);
    },
    timeout,
  );
});
