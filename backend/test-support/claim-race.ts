import type { Result } from '#contract/result.ts';
import type { Actor } from '../modules/handoff/index.ts';
import type { Database } from '../server/database/connection.ts';
import type { Random } from './random.ts';
import { checkRouting, type RoutingHouse, readHandoff } from './routing-house.ts';
import type { TestClock } from './test-clock.ts';

export interface RaceInput {
  db: Database;
  /** As many servers as race; they share the clock and the database and nothing else. */
  houses: readonly RoutingHouse[];
  clock: TestClock;
  agents: readonly Actor[];
  /** One per routing mode: rounds take turns. */
  chatbotIds: readonly string[];
  rounds: number;
  random: Random;
}

export interface RaceReport {
  rounds: number;
  /** Rounds in which other than exactly one agent was told that they have the chat, with what was told. */
  winnersNotOne: string[];
  /** Losers who were told a winner that was none. */
  wronglyTold: string[];
  /** Broken rules of `checkRouting` after any round. */
  broken: string[];
  /** Answers that are neither a win nor a refusal of the race. */
  strange: string[];
  answerMs: number[];
}

const EXPECTED = new Set(['already_claimed', 'not_offered', 'at_cap', 'wrong_state']);

/**
 * Every agent claims the same request at once, on several servers, while offers run out, are passed, go to agents who
 * leave, and (in every third round) the agent who has the chat passes it on to a colleague in the same moment.
 */
export async function raceForRequests(input: RaceInput): Promise<RaceReport> {
  const report: RaceReport = {
    rounds: input.rounds,
    winnersNotOne: [],
    wronglyTold: [],
    broken: [],
    strange: [],
    answerMs: [],
  };
  for (let round = 0; round < input.rounds; round += 1) await playRound(input, round, report);
  return report;
}

async function playRound(input: RaceInput, round: number, report: RaceReport): Promise<void> {
  const { db, houses, random, agents, chatbotIds } = input;
  const home = random.pick(houses);
  const { handoffId, conversationId } = await home.request(chatbotIds[round % chatbotIds.length] ?? '');
  const [giver] = random.shuffle(agents);
  const isTransfer = round % 3 === 2;
  if (isTransfer && giver) await claimWhenAllowed(home, giver, handoffId, input.clock);
  const clickers = random.shuffle(agents).filter((agent) => !isTransfer || agent !== giver);
  const target = random.pick(clickers);
  const disturbances = [
    ...houses.map((house) => () => runOut(house, input.clock)),
    () => home.routing.pass(random.pick(agents), handoffId),
    () => flap(home, random.pick(agents)),
    ...(isTransfer && giver ? [() => home.routing.transfer(giver, conversationId, target.memberId, '')] : []),
  ];

  const claims = clickers.map((agent) => () => claim(random.pick(houses), agent, handoffId, report));
  const outcomes = await Promise.all(random.shuffle([...claims, ...disturbances]).map((act) => act()));
  await Promise.all(houses.map((house) => house.settled()));

  const answers = outcomes.filter((outcome) => isAnswer(outcome));
  // Offers that moved on may have left everybody refused; people then click again.
  for (let wave = 0; wave < 10 && !answers.some(({ result }) => result.ok); wave += 1) {
    await runOut(home, input.clock);
    answers.push(...(await Promise.all(clickers.map((agent) => claim(random.pick(houses), agent, handoffId, report)))));
  }
  const accepted = await acceptances(db, handoffId);
  const winners = answers.filter(({ result }) => result.ok).map(({ agent }) => agent.name);
  const expected = isTransfer ? accepted.slice(1) : accepted;
  if (expected.length !== 1 || winners.join() !== expected.join()) {
    report.winnersNotOne.push(`round ${round}: told ${winners.join() || 'nobody'}, noted ${accepted.join()}`);
  }
  for (const { result } of answers) {
    if (result.ok) continue;
    const { code, claimedBy } = result.error;
    if (!EXPECTED.has(code)) report.strange.push(`round ${round}: ${code} ${result.error.message}`);
    if (claimedBy && !accepted.includes(claimedBy.name)) report.wronglyTold.push(`round ${round}: ${claimedBy.name}`);
  }
  report.broken.push(...(await checkRouting(db)).map((rule) => `round ${round}: ${rule}`));
  await endRound(input, home, handoffId, conversationId);
}

interface Answer {
  agent: Actor;
  result: Result<unknown>;
}

function isAnswer(outcome: unknown): outcome is Answer {
  return typeof outcome === 'object' && outcome !== null && 'agent' in outcome;
}

async function claim(house: RoutingHouse, agent: Actor, handoffId: string, report: RaceReport): Promise<Answer> {
  const started = performance.now();
  const result = await house.handoffs.accept(agent, handoffId);
  report.answerMs.push(performance.now() - started);
  return { agent, result };
}

/** The holder of the round before a transfer: waits until nobody else is asked. */
async function claimWhenAllowed(house: RoutingHouse, agent: Actor, handoffId: string, clock: TestClock): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    if ((await house.handoffs.accept(agent, handoffId)).ok) return;
    await runOut(house, clock);
  }
  throw new Error('a request never became free');
}

/** An offer's time goes by. */
async function runOut(house: RoutingHouse, clock: TestClock): Promise<void> {
  clock.advance(21_000);
  await house.routing.runDue();
}

/** Away for a moment: whatever was offered to this agent goes on. */
async function flap({ routing }: RoutingHouse, { memberId, workspaceId }: Actor): Promise<void> {
  routing.presence.disconnect(memberId, memberId);
  await routing.presence.settled();
  await routing.presence.connect({ memberId, workspaceId, choice: 'online' }, memberId);
}

/** Names of those who have accepted it, in order. */
async function acceptances(db: Database, handoffId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('handoff_events')
    .innerJoin('members', 'members.id', 'handoff_events.member_id')
    .where('handoff_events.handoff_id', '=', handoffId)
    .where('handoff_events.type', '=', 'accepted')
    .orderBy('handoff_events.rev')
    .select('members.name')
    .execute();
  return rows.map((row) => row.name);
}

async function endRound(
  { db, agents }: RaceInput,
  house: RoutingHouse,
  handoffId: string,
  conversationId: string,
): Promise<void> {
  const { accepted_by } = await readHandoff(db, handoffId);
  const holder = agents.find((agent) => agent.memberId === accepted_by);
  if (holder) await house.handoffs.complete(holder, conversationId);
  await house.settled();
}
