import { answerQuestions } from '../support/program.ts';
import { callOk, connectWire, type WireClient } from '../support/wire-client.ts';
import type { ChatsAnswers, FloodPlan } from './plan.ts';

/** The chats that must not suffer: an open loop, so that a slow server does not slow down what it is asked. */
const TEXT = 'Could you tell me whether the blue mug can go into the dishwasher? It has a golden rim.';

const visitors: WireClient[] = [];
const sentAt = new Map<string, { at: number; into: number[] | null }>();
let plan: (FloodPlan & { ratePerSecond: number }) | null = null;
let counter = 0;
let refused = 0;

function onDelivered(raw: string): void {
  const clientId = /"clientId":"([^"]*)"/.exec(raw)?.[1] ?? '';
  const sent = sentAt.get(clientId);
  if (sent === undefined) return;
  sentAt.delete(clientId);
  sent.into?.push(performance.now() - sent.at);
}

function send(into: number[] | null): void {
  const index = counter % visitors.length;
  const clientId = `chat-${counter++}`;
  sentAt.set(clientId, { at: performance.now(), into });
  const conversationId = plan?.pairs[index]?.conversationId;
  visitors[index]?.call('message:send', { conversationId, clientId, text: TEXT }, (raw) => {
    if (!raw.startsWith('[{"ok":false')) return;
    refused += 1;
    sentAt.delete(clientId);
  });
}

/** Sends at an even pace; each message goes into `into` with the time it took. */
async function sendFor(ms: number, into: number[] | null): Promise<void> {
  const perMs = (plan?.ratePerSecond ?? 0) / 1_000;
  const began = performance.now();
  let sent = 0;
  for (let passed = 0; passed < ms; passed = performance.now() - began) {
    for (; sent < Math.floor(passed * perMs); sent += 1) send(into);
    await elapse(1);
  }
}

const answers: ChatsAnswers = {
  async connect(given) {
    plan = given;
    for (const [index, pair] of given.pairs.entries()) {
      // Each from its own place, as people are.
      const common = { url: given.url, address: `192.0.2.${index}` };
      const agent = { ...common, namespace: '/agent', role: 'agent', auth: pair.agentAuth };
      await connectWire({ ...agent, onPush: onDelivered });
      const visitor = { ...common, namespace: '/visitor', role: 'visitor', auth: pair.visitorAuth, onPush: () => {} };
      const client = await connectWire(visitor);
      await callOk(client, 'session:start', { known: null });
      visitors.push(client);
    }
  },

  async measure({ settleMs, measureMs }) {
    await sendFor(settleMs, null);
    const deliveryMs: number[] = [];
    const refusedBefore = refused;
    const began = performance.now();
    const before = process.cpuUsage();
    await sendFor(measureMs, deliveryMs);
    while (sentAt.size > 0) await elapse(1);
    const { user, system } = process.cpuUsage(before);
    const cpuShare = (user + system) / 1_000 / (performance.now() - began);
    return { deliveryMs, refused: refused - refusedBefore, cpuShare };
  },
};

function elapse(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

answerQuestions(answers);
