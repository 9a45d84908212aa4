import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { startProgram } from '../support/program.ts';
import type { BareAnswers } from './bare-server.ts';
import type { DeskAnswers } from './desk-server.ts';
import type { LoadAnswers } from './load.ts';
import type { AcceptPlan, AcceptReport } from './plan.ts';

const CLAIMANTS = 200;
const ROUNDS = 500;
/** The two servers in turn; the first turn of each warms up and counts only for its winners. */
const TURNS = [50, 150, 150, 150] as const;

/** 200 agents accept the same request in the same moment, 500 times; against the same race in memory. */
export async function measure(): Promise<BenchResult> {
  const ours = startProgram<DeskAnswers>(join(import.meta.dirname, 'desk-server.ts'));
  const bare = startProgram<BareAnswers>(join(import.meta.dirname, 'bare-server.ts'));
  const oursLoad = await startLoad(await ours.ask('start', { claimants: CLAIMANTS }));
  const bareLoad = await startLoad(await bare.ask('start', { claimants: CLAIMANTS }));
  try {
    const reports: { ours: AcceptReport; bare: AcceptReport }[] = [];
    for (const rounds of TURNS) {
      reports.push({ ours: await oursLoad.ask('race', { rounds }), bare: await bareLoad.ask('race', { rounds }) });
    }
    const stored = await ours.ask('countAcceptances', null);
    return judge(reports, stored);
  } finally {
    await Promise.all([oursLoad.stop(), bareLoad.stop()]);
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

async function startLoad(plan: AcceptPlan) {
  const load = startProgram<LoadAnswers>(join(import.meta.dirname, 'load.ts'));
  await load.ask('connect', plan);
  return load;
}

function judge(reports: { ours: AcceptReport; bare: AcceptReport }[], stored: number): BenchResult {
  const rounds = reports.reduce((sum, { ours }) => sum + ours.rounds, 0);
  const winnersNotOne = reports.reduce((sum, { ours }) => sum + ours.winnersNotOne, 0);
  const losersNotTold = reports.reduce((sum, { ours }) => sum + ours.losersNotTold, 0);
  const measured = reports.slice(1);
  const samples = (side: 'ours' | 'bare') => measured.flatMap((report) => report[side].answers);
  const p99 = round(quantile(samples('ours'), 0.99));
  return {
    figures: {
      rounds,
      winners_not_one: winnersNotOne,
      stored_acceptances: stored,
      losers_not_told: losersNotTold,
      p50_ms: round(quantile(samples('ours'), 0.5)),
      p99_ms: p99,
      last_p50_ms: round(
        quantile(
          measured.flatMap(({ ours }) => ours.last),
          0.5,
        ),
      ),
      bare: { p50_ms: round(quantile(samples('bare'), 0.5)), p99_ms: round(quantile(samples('bare'), 0.99)) },
    },
    goals: [
      { name: 'rounds', value: rounds, atLeast: ROUNDS, unit: '' },
      { name: 'rounds without exactly one winner', value: winnersNotOne, atMost: 0, unit: '' },
      { name: 'acceptances stored beyond one a round', value: Math.abs(stored - rounds), atMost: 0, unit: '' },
      { name: 'losers not told who won', value: losersNotTold, atMost: 0, unit: '' },
      { name: 'answer to each of 200 claimants, p99', value: p99, atMost: 100, unit: 'ms' },
    ],
  };
}
