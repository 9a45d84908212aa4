import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { startProgram } from '../support/program.ts';
import type { BareAnswers } from './bare-server.ts';
import type { DeskAnswers } from './desk-server.ts';
import type { LoadAnswers } from './load.ts';
import type { HistoryReport } from './plan.ts';

const ROUNDS = 3;

/** Opening the last 50 messages of a conversation, and the page before, among a million; against the wire alone. */
export async function measure(): Promise<BenchResult> {
  const ours = startProgram<DeskAnswers>(join(import.meta.dirname, 'desk-server.ts'));
  const bare = startProgram<BareAnswers>(join(import.meta.dirname, 'bare-server.ts'));
  const load = startProgram<LoadAnswers>(join(import.meta.dirname, 'load.ts'));
  try {
    const plan = await ours.ask('start', null);
    const barePlan = { ...plan, ...(await bare.ask('start', null)) };
    const rounds: { ours: HistoryReport; bare: HistoryReport }[] = [];
    for (let count = 0; count < ROUNDS; count += 1) {
      rounds.push({ ours: await load.ask('read', plan), bare: await load.ask('read', barePlan) });
    }
    const median = (side: 'ours' | 'bare', what: 'open' | 'page', share: number) =>
      round(
        quantile(
          rounds.map((reports) => quantile(reports[side][what], share)),
          0.5,
        ),
      );
    const missing = rounds.reduce((sum, reports) => sum + reports.ours.missing, 0);
    const openP99 = median('ours', 'open', 0.99);
    return {
      figures: {
        messages: plan.messages,
        open_p50_ms: median('ours', 'open', 0.5),
        open_p99_ms: openP99,
        first_round_open_p99_ms: round(quantile(rounds[0]?.ours.open ?? [], 0.99)),
        page_p50_ms: median('ours', 'page', 0.5),
        page_p99_ms: median('ours', 'page', 0.99),
        missing,
        bare: { open_p50_ms: median('bare', 'open', 0.5), open_p99_ms: median('bare', 'open', 0.99) },
      },
      goals: [
        { name: 'messages stored', value: plan.messages, atLeast: 1_000_000, unit: '' },
        { name: 'open the last 50, p99', value: openP99, atMost: 10, unit: 'ms' },
        { name: 'page back, p99', value: median('ours', 'page', 0.99), atMost: 10, unit: 'ms' },
        { name: 'messages missing from pages', value: missing, atMost: 0, unit: '' },
      ],
    };
  } finally {
    await Promise.all([ours.stop(), bare.stop(), load.stop()]);
  }
}
