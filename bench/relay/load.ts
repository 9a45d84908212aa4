import { quantile, round } from '../statistics.ts';
import { connectWire, type WireClient } from '../support/wire-client.ts';
import type { LoadPlan, LoadReport } from './plan.ts';

/** The load generator: a process of its own. Gets a plan from its parent, answers with a report, and ends. */
process.once('message', async (plan: LoadPlan) => {
  const report = await run(plan);
  process.send?.(report, () => process.exit(0));
});

const TEXT = 'Could you tell me whether the blue mug can go into the dishwasher? It has a golden rim.';

async function run(plan: LoadPlan): Promise<LoadReport> {
  const sentAt = new Map<string, number>();
  const delivery: number[] = [];
  const acknowledgement: number[] = [];
  let refused = 0;
  let measuring = false;
  let running = true;

  function onDelivered(raw: string): void {
    const clientId = clientIdIn(raw);
    const began = clientId === null ? undefined : sentAt.get(clientId);
    if (clientId === null || began === undefined) return;
    sentAt.delete(clientId);
    if (measuring) delivery.push(performance.now() - began);
  }

  const visitors: WireClient[] = [];
  const agents: WireClient[] = [];
  for (const pair of plan.pairs) {
    // Each from its own place, as people are, where the server believes it.
    const common = { url: plan.url, address: `192.0.2.${agents.length}` };
    agents.push(
      await connectWire({ ...common, namespace: '/agent', role: 'agent', auth: pair.agentAuth, onPush: onDelivered }),
    );
    const visitor = { ...common, namespace: '/visitor', role: 'visitor', auth: pair.visitorAuth, onPush: () => {} };
    visitors.push(await connectWire(visitor));
  }
  await Promise.all(
    visitors.map(
      (visitor) => new Promise<void>((done) => visitor.call('session:start', { known: null }, () => done())),
    ),
  );

  if (plan.waits) {
    process.send?.('connected');
    await new Promise((resolve) => process.once('message', resolve));
  }

  let counter = 0;
  function send(index: number, onDone: () => void): void {
    const clientId = `load-${process.pid}-${counter++}`;
    const began = performance.now();
    sentAt.set(clientId, began);
    const conversationId = plan.pairs[index]?.conversationId;
    visitors[index]?.call('message:send', { conversationId, clientId, text: TEXT }, (raw) => {
      if (raw.startsWith('[{"ok":false')) refused += 1;
      else if (measuring) acknowledgement.push(performance.now() - began);
      onDone();
    });
  }

  function keepSending(index: number): void {
    if (running) send(index, () => keepSending(index));
  }

  if (plan.ratePerSecond === null) {
    for (let index = 0; index < visitors.length; index += 1) {
      for (let slot = 0; slot < plan.inFlight; slot += 1) keepSending(index);
    }
  } else {
    sendAtRate(
      plan.ratePerSecond,
      visitors.length,
      (index) => send(index, () => {}),
      () => running,
    );
  }

  await elapse(plan.warmUpMs);
  measuring = true;
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await elapse(plan.measureMs);
  const seconds = (performance.now() - began) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  measuring = false;
  running = false;
  for (const client of [...visitors, ...agents]) client.close();

  return {
    perSecond: Math.round(Math.min(delivery.length, acknowledgement.length) / seconds),
    deliveryP50Ms: round(quantile(delivery, 0.5)),
    deliveryP99Ms: round(quantile(delivery, 0.99)),
    ackP50Ms: round(quantile(acknowledgement, 0.5)),
    ackP99Ms: round(quantile(acknowledgement, 0.99)),
    generatorCpuShare: round((cpu.user + cpu.system) / 1e6 / seconds),
    refused,
  };
}

/** The value of `"clientId":"…"`, found without parsing the rest: the generator must stay cheap. */
function clientIdIn(raw: string): string | null {
  const key = '"clientId":"';
  const start = raw.indexOf(key);
  if (start < 0) return null;
  return raw.slice(start + key.length, raw.indexOf('"', start + key.length));
}

function sendAtRate(perSecond: number, targets: number, send: (index: number) => void, isRunning: () => boolean): void {
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    if (!isRunning()) return clearInterval(timer);
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
    for (; sent < due; sent += 1) send(sent % targets);
  }, 1);
}

function elapse(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
