import { setTimeout as pause } from 'node:timers/promises';
import { round } from '../statistics.ts';
import { answerQuestions } from '../support/program.ts';
import { callOk, connectWire, type WireClient } from '../support/wire-client.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import type { FanoutPlan, StormReport } from './plan.ts';

interface Asker {
  client: WireClient;
  conversationId: string;
  waiting: boolean;
}

/** All agents and all visitors of one server. */
const askers: Asker[] = [];
const conversationOf = new Map<string, string>();
let agents = 0;
let arrivals: Arrivals | null = null;

const answers = {
  async connect({ url, agentAuths, visitors }: FanoutPlan): Promise<void> {
    agents = agentAuths.length;
    for (const [index, auth] of agentAuths.entries()) {
      const onPush = (raw: string) => arrivals?.take(index, raw);
      await connectWire({ url, namespace: '/agent', role: 'agent', auth, onPush });
    }
    for (const { auth, conversationId } of visitors) {
      const client = await connectWire({ url, namespace: '/visitor', role: 'visitor', auth, onPush: () => {} });
      await callOk(client, 'session:start', { known: null });
      askers.push({ client, conversationId, waiting: false });
    }
  },

  /** So many changes, evenly at `perSecond`, however long each takes to arrive. */
  async change({ changes, perSecond }: { changes: number; perSecond: number }): Promise<StormReport> {
    arrivals = createArrivals(agents, conversationOf);
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    const calls: Promise<unknown>[] = [];
    for (let count = 0; count < changes; count += 1) {
      await pause(Math.max(0, began + (count * 1_000) / perSecond - performance.now()));
      const asker = askers[count % askers.length];
      if (asker) calls.push(changeQueue(asker, arrivals));
    }
    await Promise.all(calls);
    await arrivals.complete();
    const cpu = process.cpuUsage(cpuBefore);
    return {
      changes,
      last: arrivals.last,
      gaps: arrivals.gaps(),
      updatesPerChange: round(arrivals.updates() / changes / agents),
      generatorCpuShare: round((cpu.user + cpu.system) / 1_000 / (performance.now() - began)),
    };
  },
};
export type LoadAnswers = typeof answers;

/** One change of the queue: asks, or withdraws what was asked. Visitors take turns, so that nobody overtakes themselves. */
function changeQueue(asker: Asker, heard: Arrivals): Promise<unknown> {
  const call = asker.waiting ? 'handoff:cancel' : 'handoff:request';
  asker.waiting = !asker.waiting;
  heard.expect(asker.conversationId);
  return callOk(asker.client, call, { conversationId: asker.conversationId });
}

answerQuestions(answers);
