import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { type Program, startProgram } from '../support/program.ts';
import type { FanoutAnswers } from './bare-server.ts';
import type { LoadAnswers } from './load.ts';
import type { StormReport } from './plan.ts';

const SIZE = { agents: 1_000, visitors: 200 };
const ROUNDS = 3;
/** Far enough apart that each has reached everybody before the next. */
const SINGLE = { changes: 50, perSecond: 4 };
const STORM = { changes: 1_000, perSecond: 100 };

interface Side {
  server: Program<FanoutAnswers>;
  load: Program<LoadAnswers>;
}

interface Turn {
  single: StormReport;
  storm: StormReport;
  /** Share of one core that the server used during the storm, the database not counted. */
  cpuShare: number;
}

/** Changes of the queue told to 1,000 agents: one at a time, and a storm of 100 a second for 10 seconds. */
export async function measure(): Promise<BenchResult> {
  const ours = await startSide('desk-server.ts');
  const bare = await startSide('bare-server.ts');
  try {
    const turns: { ours: Turn; bare: Turn }[] = [];
    for (let count = 0; count < ROUNDS; count += 1) {
      turns.push({ ours: await takeTurn(ours), bare: await takeTurn(bare) });
    }
    return judge(turns);
  } finally {
    await Promise.all([ours.load.stop(), bare.load.stop()]);
    await Promise.all([ours.server.stop(), bare.server.stop()]);
  }
}

async function startSide(file: string): Promise<Side> {
  const server = startProgram<FanoutAnswers>(join(import.meta.dirname, file));
  const load = startProgram<LoadAnswers>(join(import.meta.dirname, 'load.ts'));
  await load.ask('connect', await server.ask('start', SIZE));
  return { server, load };
}

async function takeTurn({ server, load }: Side): Promise<Turn> {
  const single = await load.ask('change', SINGLE);
  const before = await server.ask('readCpu', null);
  const began = performance.now();
  const storm = await load.ask('change', STORM);
  const elapsedMs = performance.now() - began;
  const after = await server.ask('readCpu', null);
  const usedMs = (after.user + after.system - before.user - before.system) / 1_000;
  return { single, storm, cpuShare: usedMs / elapsedMs };
}

function judge(turns: { ours: Turn; bare: Turn }[]): BenchResult {
  const median = (side: 'ours' | 'bare', pick: (turn: Turn) => number) =>
    round(
      quantile(
        turns.map((turn) => pick(turn[side])),
        0.5,
      ),
    );
  const summarise = (side: 'ours' | 'bare') => ({
    last_ms: median(side, ({ single }) => quantile(single.last, 0.5)),
    last_p99_ms: median(side, ({ single }) => quantile(single.last, 0.99)),
    cpu_share: median(side, ({ cpuShare }) => cpuShare),
    storm_last_p50_ms: median(side, ({ storm }) => quantile(storm.last, 0.5)),
    storm_last_p99_ms: median(side, ({ storm }) => quantile(storm.last, 0.99)),
    updates_per_change: median(side, ({ storm }) => storm.updatesPerChange),
    generator_cpu: median(side, ({ storm }) => storm.generatorCpuShare),
  });
  const ours = summarise('ours');
  const gaps = turns.reduce((sum, turn) => sum + turn.ours.single.gaps + turn.ours.storm.gaps, 0);
  return {
    figures: { agents: SIZE.agents, ...ours, gaps, bare: summarise('bare') },
    goals: [
      { name: 'one change to the last of 1,000 agents, median', value: ours.last_ms, atMost: 60, unit: 'ms' },
      { name: 'share of one core at 100 changes a second', value: ours.cpu_share, atMost: 0.99, unit: '' },
      { name: 'revisions missed or out of order', value: gaps, atMost: 0, unit: '' },
    ],
  };
}
