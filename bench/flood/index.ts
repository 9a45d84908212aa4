import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import type { LoadPlan, LoadReport } from '../relay/plan.ts';
import { quantile, round } from '../statistics.ts';
import { startProgram } from '../support/program.ts';
import type { DeskAnswers, FloodAnswers, FloodPlan, FloodReport } from './plan.ts';

const PAIRS = 40;
/** One message a second and visitor: below what each may. */
const MESSAGES_PER_SECOND = 40;
const ROUNDS = 3;
const WARM_UP_MS = 1_000;
const MEASURE_MS = 6_000;
const MOST_GROWTH_PERCENT = 20;

/**
 * Forty chats go on while strangers sign in, connect, type and write as fast as they can: quiet and flooded in turn on
 * the same server, and how much longer a message takes at the 99th percentile.
 */
export async function measure(): Promise<BenchResult> {
  const desk = startProgram<DeskAnswers>(join(import.meta.dirname, 'desk-server.ts'), ['--max-semi-space-size=64']);
  const flood = startProgram<FloodAnswers>(join(import.meta.dirname, 'flood.ts'));
  try {
    const plan = await desk.ask('start', { pairs: PAIRS });
    const quiet: LoadReport[] = [];
    const flooded: LoadReport[] = [];
    const floods: FloodReport[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      quiet.push(await chat(plan, async () => {}));
      flooded.push(await chat(plan, () => flood.ask('begin', plan)));
      floods.push(await flood.ask('stop', null));
    }
    const growth = round(100 * (median(flooded, 'deliveryP99Ms') / median(quiet, 'deliveryP99Ms') - 1));
    const refused = flooded.reduce((sum, report) => sum + report.refused, 0);
    return {
      figures: {
        rounds: ROUNDS,
        growth_p99_percent: growth,
        quiet: summarise(quiet),
        flooded: summarise(flooded),
        chat_messages_refused: refused,
        flood: Object.fromEntries(
          (['signIns', 'connections', 'typing', 'messages', 'refused'] as const).map((what) => [
            what,
            floods.reduce((sum, each) => sum + each[what], 0),
          ]),
        ),
      },
      goals: [
        { name: 'growth of p99 under flood', value: growth, atMost: MOST_GROWTH_PERCENT, unit: '%' },
        { name: 'messages of the chats refused', value: refused, atMost: 0, unit: '' },
      ],
    };
  } finally {
    await Promise.all([desk.stop(), flood.stop()]);
  }
}

function median(reports: readonly LoadReport[], figure: keyof LoadReport): number {
  return quantile(
    reports.map((report) => report[figure]),
    0.5,
  );
}

function summarise(reports: readonly LoadReport[]) {
  return {
    per_s: median(reports, 'perSecond'),
    p50_ms: median(reports, 'deliveryP50Ms'),
    p99_ms: median(reports, 'deliveryP99Ms'),
    p99_rounds_ms: reports.map(({ deliveryP99Ms }) => deliveryP99Ms),
  };
}

/**
 * The chats, by the load generator of `relay`, in a process of its own. They are there before the flood is: what is measured
 * is how long messages take, not how long it takes to get in.
 */
function chat({ url, pairs }: FloodPlan, beforeIt: () => Promise<void>): Promise<LoadReport> {
  const child: ChildProcess = fork(join(import.meta.dirname, '../relay/load.ts'));
  const load: LoadPlan = {
    url,
    pairs,
    inFlight: 1,
    ratePerSecond: MESSAGES_PER_SECOND,
    warmUpMs: WARM_UP_MS,
    measureMs: MEASURE_MS,
    waits: true,
  };
  return new Promise((resolve, reject) => {
    child.on('message', (said) => {
      if (said !== 'connected') return resolve(said as LoadReport);
      beforeIt().then(() => child.send('go'), reject);
    });
    child.once('exit', (code) => reject(new Error(`the load generator ended early (${code})`)));
    child.send(load);
  });
}
