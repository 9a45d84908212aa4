import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { CHATS, type ChatFigures, chatGoal, measureBesideChats, startChats } from '../support/beside-chats.ts';
import { startProgram } from '../support/program.ts';
import type { DeskAnswers } from './desk-server.ts';
import type { AnalyticsPlan, Looks, Opened } from './plan.ts';
import type { ViewerAnswers } from './viewer.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
/** 108,000 conversations make a million messages and a hundred thousand requests. */
const CONVERSATIONS = Math.ceil(MESSAGES * 0.108);
/** Beside chats: a dashboard and a wallboard every second. */
const LOOK_EVERY_MS = 1_000;
const LOOKS = 60;
/** Conversations that are opened, and the longest beside them. */
const TRANSCRIPTS = 1_000;

const program = <Answers extends Record<string, (input: never) => unknown>>(file: string) =>
  startProgram<Answers>(join(import.meta.dirname, file));

/**
 * Dashboards of 90 days and whole conversations over HTTP in a company with a year of a million messages, and chats that
 * must not notice the dashboards.
 */
export async function measure(): Promise<BenchResult> {
  const desk = program<DeskAnswers>('desk-server.ts');
  const load = startChats();
  const viewer = program<ViewerAnswers>('viewer.ts');
  try {
    const size = { chats: CHATS, conversations: CONVERSATIONS, days: 365, transcripts: TRANSCRIPTS };
    const plan = await desk.ask('start', size);
    await viewer.ask('open', plan);
    await viewer.ask('look', { times: 5 });
    const quiet = await viewer.ask('look', { times: LOOKS });
    const { any, longest } = plan.transcripts;
    // The first few make the plans of the statements.
    await viewer.ask('openTranscripts', { ids: any.slice(0, 20) });
    const opened = {
      any: await viewer.ask('openTranscripts', { ids: any }),
      longest: await viewer.ask('openTranscripts', { ids: longest }),
    };
    const { figures, reports } = await measureBesideChats(load, plan, (ms) =>
      viewer.ask('keepLooking', { everyMs: LOOK_EVERY_MS, ms }),
    );
    return judge({ plan, quiet, opened, chat: figures, beside: reports });
  } finally {
    await Promise.all([load.stop(), viewer.stop()]);
    await desk.stop();
  }
}

interface Measured {
  plan: AnalyticsPlan;
  quiet: Looks;
  opened: { any: Opened[]; longest: Opened[] };
  chat: ChatFigures;
  beside: Looks[];
}

function judge({ plan: { filled }, quiet, opened, chat, beside }: Measured): BenchResult {
  const msOf = (some: readonly Opened[], share: number): number =>
    round(
      quantile(
        some.map(({ ms }) => ms),
        share,
      ),
    );
  const all = [...opened.any, ...opened.longest];
  const figures = {
    messages: filled.messages,
    handoffs: filled.handoffs,
    dashboard_p50_ms: round(quantile(quiet.dashboards, 0.5)),
    dashboard_p95_ms: round(quantile(quiet.dashboards, 0.95)),
    wallboard_p50_ms: round(quantile(quiet.wallboards, 0.5)),
    wallboard_p95_ms: round(quantile(quiet.wallboards, 0.95)),
    transcript_p50_ms: msOf(all, 0.5),
    transcript_p95_ms: msOf(all, 0.95),
    transcripts: all.length,
    transcript_longest_p95_ms: msOf(opened.longest, 0.95),
    transcript_longest_messages: Math.max(...all.map(({ messages }) => messages)),
    dashboard_beside_chats_p95_ms: round(
      quantile(
        beside.map(({ dashboards }) => quantile(dashboards, 0.95)),
        0.5,
      ),
    ),
    ...chat,
    fill_messages_per_s: Math.round((filled.messages / filled.fillMs) * 1_000),
    count_conversations_per_s: Math.round((CONVERSATIONS / filled.countMs) * 1_000),
  };
  return {
    figures,
    goals: [
      { name: 'dashboard of 90 days, p95', value: figures.dashboard_p95_ms, atMost: 300, unit: 'ms' },
      { name: 'wallboard, p95', value: figures.wallboard_p95_ms, atMost: 20, unit: 'ms' },
      { name: 'a whole transcript, p95', value: figures.transcript_p95_ms, atMost: 50, unit: 'ms' },
      { name: 'one of 500 messages, p95', value: figures.transcript_longest_p95_ms, atMost: 50, unit: 'ms' },
      chatGoal('dashboards', chat),
    ],
  };
}
