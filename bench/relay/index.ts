import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { BenchResult, Goal } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import type { LoadPlan, LoadReport, Pair } from './plan.ts';

interface Case {
  name: string;
  pairs: number;
  inFlight: number;
  ratePerSecond: number | null;
  minRatio: number | null;
}

const cases: Case[] = [
  { name: '50x1', pairs: 50, inFlight: 1, ratePerSecond: null, minRatio: 0.65 },
  { name: '50x8', pairs: 50, inFlight: 8, ratePerSecond: null, minRatio: 1 },
  { name: '200x1', pairs: 200, inFlight: 1, ratePerSecond: null, minRatio: 0.9 },
  { name: 'fixed-2000', pairs: 50, inFlight: 1, ratePerSecond: 2_000, minRatio: null },
];

const ROUNDS = 3;
const WARM_UP_MS = 1_500;
const MEASURE_MS = 4_000;

interface Relay {
  url: string;
  pairs: Pair[];
  stop(): Promise<void>;
}

/**
 * Our durable relay against a bare Socket.IO server without storage, in the same run: the two in turn, the median of
 * the rounds. Ratios, because absolute figures say more about the machine than about us.
 */
export async function measure(): Promise<BenchResult> {
  const ours = await startRelay('desk-server.ts', 200);
  const bare = await startRelay('bare-server.ts', 200);
  try {
    const measured = [];
    for (const each of cases) measured.push(await measureCase(each, ours, bare));
    return {
      figures: { cases: measured.map(({ figures }) => figures) },
      goals: measured.flatMap(({ goals }) => goals),
    };
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

async function measureCase(each: Case, ours: Relay, bare: Relay) {
  const rounds: { ours: LoadReport; bare: LoadReport }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ ours: await load(each, ours), bare: await load(each, bare) });
  }
  const median = (pick: (reports: { ours: LoadReport; bare: LoadReport }) => number) =>
    round(quantile(rounds.map(pick), 0.5));
  const ratio = median((r) => r.ours.perSecond / r.bare.perSecond);
  const summarise = (side: 'ours' | 'bare') => ({
    per_s: median((r) => r[side].perSecond),
    p50_ms: median((r) => r[side].deliveryP50Ms),
    p99_ms: median((r) => r[side].deliveryP99Ms),
    ack_p50_ms: median((r) => r[side].ackP50Ms),
    ack_p99_ms: median((r) => r[side].ackP99Ms),
    generator_cpu: median((r) => r[side].generatorCpuShare),
    refused: median((r) => r[side].refused),
  });
  const figures = { case: each.name, ratio, ours: summarise('ours'), bare: summarise('bare') };
  const goals: Goal[] =
    each.minRatio === null
      ? [
          {
            name: `${each.name}: p50 above bare`,
            value: round(figures.ours.p50_ms - figures.bare.p50_ms),
            atMost: 2,
            unit: 'ms',
          },
          {
            name: `${each.name}: p99 above bare`,
            value: round(figures.ours.p99_ms - figures.bare.p99_ms),
            atMost: 10,
            unit: 'ms',
          },
        ]
      : [{ name: `${each.name}: throughput against bare`, value: ratio, atLeast: each.minRatio, unit: '×' }];
  return { figures, goals };
}

function load(each: Case, relay: Relay): Promise<LoadReport> {
  const plan: LoadPlan = {
    url: relay.url,
    pairs: relay.pairs.slice(0, each.pairs),
    inFlight: each.inFlight,
    ratePerSecond: each.ratePerSecond,
    warmUpMs: WARM_UP_MS,
    measureMs: MEASURE_MS,
  };
  return ask<LoadReport>(fork(join(import.meta.dirname, 'load.ts')), plan);
}

async function startRelay(file: string, pairs: number): Promise<Relay> {
  // As `npm start` runs the server; the bare one gets the same room for short-lived objects.
  const child = fork(join(import.meta.dirname, file));
  const ready = await ask<{ url: string; pairs: Pair[] }>(child, { pairs });
  return {
    ...ready,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

function ask<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended early (${code})`)));
    child.send(question);
  });
}
