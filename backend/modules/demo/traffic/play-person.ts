import { type Chance, createChance } from './chance.ts';
import type { TrafficOptions } from './planned.ts';
import { say } from './sentences.ts';
import type { Thread } from './thread.ts';
import { agentLines, comments, visitorLines } from './vocabulary.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How fast an agent is, and how well liked: the same for the whole traffic, and different for each. */
function readTemper(agent: number): { pace: number; charm: number } {
  const own = createChance(9_001 + agent);
  return { pace: 0.6 + own.next() * 0.9, charm: own.next() };
}

/** From a request to its end, whatever it is. */
export function playPerson(chance: Chance, options: TrafficOptions, thread: Thread): void {
  // What visitors add while they wait is answered by the first response.
  if (chance.happens(0.2)) thread.visitor(chance.wait(20 * SECOND, 0.5), say(chance, visitorLines));
  const ending = chance.weigh({ completed: 82, left: 7, withdrawn: 5, expired: 6 });
  if (ending !== 'completed') {
    const wait = ending === 'expired' ? 10 * MINUTE : 2 * MINUTE;
    thread.giveUp(chance.wait(wait, 0.6), ending === 'expired' ? 'expired' : 'cancelled', ending !== 'withdrawn');
    return;
  }
  const agentName = (agent: number): string => options.agents[agent] ?? '';
  let agent = chance.below(options.agents.length);
  thread.accept(chance.wait(22 * SECOND, 1.1), agent, agentName(agent));
  if (chance.happens(0.06)) {
    talk(chance, thread, agent, chance.below(2));
    const cause = chance.weigh({ released: 4, transferred: 4, lease_lapsed: 2 });
    thread.requeue(chance.wait(40 * SECOND, 0.6), cause, agentName(agent));
    if (chance.happens(0.4)) thread.visitor(chance.wait(30 * SECOND, 0.5), say(chance, visitorLines));
    if (chance.happens(0.15)) {
      thread.giveUp(chance.wait(4 * MINUTE, 0.5), 'cancelled', true);
      return;
    }
    agent = chance.below(options.agents.length);
    thread.accept(chance.wait(50 * SECOND, 0.8), agent, agentName(agent));
  }
  talk(chance, thread, agent, 1 + chance.below(3));
  // Some visitors end the chat themselves.
  thread.complete(chance.wait(45 * SECOND, 0.7), chance.happens(0.9) ? agentName(agent) : null);
  if (chance.happens(0.35)) rate(chance, thread, agent);
}

function talk(chance: Chance, thread: Thread, agent: number, turns: number): void {
  const { pace } = readTemper(agent);
  const answer = (): void => thread.agent(pace * chance.wait(25 * SECOND, 0.8), say(chance, agentLines));
  for (let turn = 0; turn < turns; turn += 1) {
    if (turn > 0 || chance.happens(0.15)) {
      thread.visitor(chance.wait(25 * SECOND, 0.7), say(chance, visitorLines));
      if (chance.happens(0.25)) thread.visitor(chance.wait(8 * SECOND, 0.5), say(chance, visitorLines));
    }
    answer();
    if (chance.happens(0.2)) answer();
  }
}

function rate(chance: Chance, thread: Thread, agent: number): void {
  const { charm } = readTemper(agent);
  const stars = Number(
    chance.weigh({ 1: 6 - 4 * charm, 2: 5 - 3 * charm, 3: 9, 4: 24, 5: 40 + 30 * charm }),
  ) as keyof typeof comments;
  thread.rate(chance.wait(30 * SECOND, 0.8), stars, say(chance, comments[stars]));
}
