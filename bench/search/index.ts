import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import type { ArchiveAnswers } from '../support/archive-server.ts';
import { CHATS, chatGoal, measureBesideChats, startChats } from '../support/beside-chats.ts';
import { startProgram } from '../support/program.ts';
import type { CaseReport, LoadAnswers } from './load.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
/** Beside chats: what a few people do who type and read. */
const SEARCH_EVERY_MS = 200;

/** Pages of lists and searches among a million messages, over HTTP; each kind of search with and without filters; then chats beside searches. */
export async function measure(): Promise<BenchResult> {
  const ours = startProgram<ArchiveAnswers>(join(import.meta.dirname, '../support/archive-server.ts'));
  const load = startProgram<LoadAnswers>(join(import.meta.dirname, 'load.ts'));
  const chats = startChats();
  try {
    const archive = await ours.ask('start', { messages: MESSAGES, indexed: true, chats: CHATS });
    const cpuBefore = await ours.ask('cpu', null);
    const reports: CaseReport[] = await load.ask('search', archive);
    const cpuAfter = await ours.ask('cpu', null);
    const pages = reports.reduce((sum, { first, later }) => sum + first.length + later.length, 0);
    const perPage = (part: 'server' | 'database'): number | null =>
      cpuBefore && cpuAfter && round((cpuAfter[part] - cpuBefore[part]) / pages);
    const beside = await measureBesideChats(chats, archive, (ms) =>
      load.ask('keepSearching', { plan: archive, everyMs: SEARCH_EVERY_MS, ms }),
    );
    const p95 = (kind: 'first' | 'later', isSearch: boolean): number =>
      round(
        quantile(
          reports.filter((one) => isSearch !== one.case.startsWith('no text')).flatMap((one) => one[kind]),
          0.95,
        ),
      );
    const cases = reports.map((one) => ({
      case: one.case,
      first_p95_ms: round(quantile(one.first, 0.95)),
      ...(one.later.length > 0 && { later_p95_ms: round(quantile(one.later, 0.95)) }),
      hits: one.hits,
    }));
    const worst = Math.max(...cases.map((one) => one.first_p95_ms));
    return {
      figures: {
        messages: archive.messages,
        conversations: archive.conversations,
        search_p95_ms: p95('first', true),
        search_later_p95_ms: p95('later', true),
        list_p95_ms: p95('first', false),
        worst_case_p95_ms: worst,
        // On a shared machine the steadiest figure.
        page_cpu_ms: { server: perPage('server'), database: perPage('database') },
        index_s: archive.indexSeconds,
        ...beside.figures,
        searches_beside_chats: beside.reports.flat().length,
        search_beside_chats_p95_ms: round(quantile(beside.reports.flat(), 0.95)),
        cases,
      },
      goals: [
        { name: 'messages stored', value: archive.messages, atLeast: MESSAGES, unit: '' },
        { name: 'first page of a search, p95', value: p95('first', true), atMost: 100, unit: 'ms' },
        { name: 'later pages, p95', value: p95('later', true), atMost: 100, unit: 'ms' },
        { name: 'a filtered list, p95', value: p95('first', false), atMost: 100, unit: 'ms' },
        { name: 'the slowest kind, p95', value: worst, atMost: 100, unit: 'ms' },
        chatGoal('searches', beside.figures),
      ],
    };
  } finally {
    await Promise.all([load.stop(), chats.stop()]);
    await ours.stop();
  }
}
