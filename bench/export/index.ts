import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { ARCHIVE_DAYS } from '../support/archive.ts';
import type { ArchiveAnswers } from '../support/archive-server.ts';
import { CHATS, chatGoal, measureBesideChats, startChats } from '../support/beside-chats.ts';
import { type Program, startProgram } from '../support/program.ts';
import type { ExportReport, LoadAnswers } from './load.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
const SAMPLE_MS = 200;

/** A year as one file over HTTP: how fast, and whether the server grows and chats feel it while it leaves. */
export async function measure(): Promise<BenchResult> {
  const ours = startProgram<ArchiveAnswers>(join(import.meta.dirname, '../support/archive-server.ts'));
  const load = startProgram<LoadAnswers>(join(import.meta.dirname, 'load.ts'));
  const chats = startChats();
  try {
    const archive = await ours.ask('start', { messages: MESSAGES, indexed: false, chats: CHATS });
    const { url, token, messages } = archive;
    const fetchYear = (format: 'jsonl' | 'csv', mostRows: number) =>
      load.ask('fetchFile', { url, token, format, ...ARCHIVE_DAYS, mostRows });
    // The process has just filled a database and never exported: the first file also brings its heap to size. What grows
    // with each file, if anything, shows in the next two.
    const fresh = await ours.ask('rss', null);
    const first = await watchMemory(ours, () => fetchYear('jsonl', messages));
    const before = await ours.ask('rss', null);
    const jsonl = await watchMemory(ours, () => fetchYear('jsonl', messages));
    const csv = await watchMemory(ours, () => fetchYear('csv', messages));
    const beside = await measureBesideChats(chats, archive, (ms) =>
      load.ask('keepFetching', { url, token, format: 'jsonl', ...ARCHIVE_DAYS, mostRows: messages, ms }),
    );
    const peak = Math.max(jsonl.peak, csv.peak);
    const rate = ({ rows, seconds }: ExportReport): number => Math.round(rows / seconds);
    const rowsPerSecond = Math.min(rate(jsonl.report), rate(csv.report));
    return {
      figures: {
        messages,
        rows: jsonl.report.rows,
        rows_per_s: rowsPerSecond,
        jsonl_rows_per_s: rate(jsonl.report),
        csv_rows_per_s: rate(csv.report),
        megabytes: round(jsonl.report.bytes / 1_048_576),
        peak_rss_mb: round(Math.max(first.peak, peak)),
        first_growth_mb: round(Math.max(0, first.peak - fresh)),
        growth_mb: round(Math.max(0, peak - before)),
        ...beside.figures,
        rows_per_s_beside_chats: quantile(beside.reports.map(rate), 0.5),
      },
      goals: [
        { name: 'messages missing from the file', value: messages - jsonl.report.rows, atMost: 0, unit: '' },
        { name: 'messages a second', value: rowsPerSecond, atLeast: 20_000, unit: '' },
        { name: 'growth of the server', value: round(Math.max(0, peak - before)), atMost: 40, unit: 'MB' },
        chatGoal('an export', beside.figures),
      ],
    };
  } finally {
    await Promise.all([load.stop(), chats.stop()]);
    await ours.stop();
  }
}

async function watchMemory(
  ours: Program<ArchiveAnswers>,
  work: () => Promise<ExportReport>,
): Promise<{ report: ExportReport; peak: number }> {
  let peak = 0;
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await ours.ask('rss', null));
  };
  const timer = setInterval(look, SAMPLE_MS);
  const report = await work();
  clearInterval(timer);
  await look();
  return { report, peak };
}
