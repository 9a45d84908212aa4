import { answerQuestions } from '../support/program.ts';
import { callOk, connectWire, type WireClient } from '../support/wire-client.ts';
import type { AcceptPlan, AcceptReport } from './plan.ts';

interface Race {
  handoffId: string;
  /** Told of the request so far: the burst begins when everybody knows of it. */
  told: number;
  start(): void;
}

let agents: WireClient[] = [];
let visitor: WireClient | null = null;
/** The round under way. */
let race: Race | null = null;

const answers = {
  async connect({ url, visitorAuth, agentAuths }: AcceptPlan): Promise<void> {
    agents = [];
    for (const auth of agentAuths) {
      agents.push(await connectWire({ url, namespace: '/agent', role: 'agent', auth, onPush }));
    }
    visitor = await connectWire({ url, namespace: '/visitor', role: 'visitor', auth: visitorAuth, onPush: () => {} });
    await callOk(visitor, 'session:start', { known: null });
  },

  async race({ rounds }: { rounds: number }): Promise<AcceptReport> {
    const report: AcceptReport = { answers: [], last: [], rounds, winnersNotOne: 0, losersNotTold: 0 };
    for (let count = 0; count < rounds; count += 1) await runRound(report);
    return report;
  },

  disconnect(_: null): void {
    for (const client of [...agents, ...(visitor ? [visitor] : [])]) client.close();
  },
};
export type LoadAnswers = typeof answers;

/** A visitor asks; once all agents have heard of it, all of them accept in the same moment. */
async function runRound(report: AcceptReport): Promise<void> {
  if (!visitor) throw new Error('not connected');
  const opened = await callOk<{ conversation: { id: string } }>(visitor, 'conversation:open', {});
  const everybodyKnows = new Promise<string>((resolve) => {
    const mine: Race = { handoffId: '', told: 0, start: () => resolve(mine.handoffId) };
    race = mine;
  });
  await callOk(visitor, 'handoff:request', { conversationId: opened.conversation.id });
  const handoffId = await everybodyKnows;

  const began = performance.now();
  const winners: { agent: WireClient; conversationId: string }[] = [];
  await Promise.all(
    agents.map(
      (agent) =>
        new Promise<void>((done) => {
          agent.call('handoff:accept', { handoffId }, (raw) => {
            report.answers.push(performance.now() - began);
            if (raw.startsWith('[{"ok":true')) {
              winners.push({ agent, conversationId: JSON.parse(raw)[0].value.conversation.id });
            } else if (!/"code":"already_claimed".*"claimedBy":\{"name":"[^"]/.test(raw)) {
              report.losersNotTold += 1;
            }
            done();
          });
        }),
    ),
  );
  report.last.push(performance.now() - began);
  if (winners.length !== 1) report.winnersNotOne += 1;
  // The same visitor asks again in the next round, so this conversation has to end.
  for (const { agent, conversationId } of winners) await callOk(agent, 'handoff:complete', { conversationId });
}

function onPush(raw: string): void {
  if (!race || !raw.includes('"type":"requested"')) return;
  const found = /"handoff":\{"id":"([^"]+)"/.exec(raw)?.[1];
  if (found === undefined) return;
  race.handoffId = found;
  race.told += 1;
  if (race.told === agents.length) race.start();
}

answerQuestions(answers);
