import { join } from 'node:path';
import type { LoadAnswers } from '../alerts/load.ts';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { startProgram } from '../support/program.ts';
import type { DeskAnswers } from './desk-server.ts';
import type { AnalyticsPlan, Looks } from './plan.ts';
import type { ViewerAnswers } from './viewer.ts';

const CHATS = 20;
const MESSAGES_PER_SECOND = 200;
const ROUNDS = 3;
const PHASE_MS = 20_000;
/** Beside chats: a dashboard and a wallboard every second. */
const LOOK_EVERY_MS = 1_000;
const LOOKS = 60;
/** Makes a million messages and a hundred thousand requests. */
const CONVERSATIONS = 108_000;

const program = <Answers extends Record<string, (input: never) => unknown>>(file: string) =>
  startProgram<Answers>(join(import.meta.dirname, file));

/**
 * Dashboards of 90 days over HTTP in a company with a year of a million messages, and chats that must not notice them:
 * chatting alone and chatting beside dashboards take turns.
 */
export async function measure(): Promise<BenchResult> {
  const desk = program<DeskAnswers>('desk-server.ts');
  const load = program<LoadAnswers>('../alerts/load.ts');
  const viewer = program<ViewerAnswers>('viewer.ts');
  try {
    const plan = await desk.ask('start', { chats: CHATS, conversations: CONVERSATIONS, days: 365 });
    await viewer.ask('open', plan);
    await viewer.ask('look', { times: 5 });
    const quiet = await viewer.ask('look', { times: LOOKS });

    await load.ask('connect', plan);
    const play = (ms: number) => load.ask('play', { messagesPerSecond: MESSAGES_PER_SECOND, ms, requests: 0 });
    await play(3_000);
    const rounds: { alone: number[]; beside: number[]; looks: Looks }[] = [];
    for (let count = 0; count < ROUNDS; count += 1) {
      const alone = await play(PHASE_MS);
      const [beside, looks] = await Promise.all([
        play(PHASE_MS),
        viewer.ask('keepLooking', { everyMs: LOOK_EVERY_MS, ms: PHASE_MS }),
      ]);
      rounds.push({ alone: alone.deliveries, beside: beside.deliveries, looks });
    }
    return judge(plan, quiet, rounds);
  } finally {
    await Promise.all([load.stop(), viewer.stop()]);
    await desk.stop();
  }
}

function judge(
  { filled }: AnalyticsPlan,
  quiet: Looks,
  rounds: { alone: number[]; beside: number[]; looks: Looks }[],
): BenchResult {
  const median = (pick: (each: (typeof rounds)[number]) => number) => round(quantile(rounds.map(pick), 0.5));
  const chat = (side: 'alone' | 'beside') => ({
    p50_ms: median((each) => quantile(each[side], 0.5)),
    p99_ms: median((each) => quantile(each[side], 0.99)),
  });
  const figures = {
    messages: filled.messages,
    handoffs: filled.handoffs,
    dashboard_p50_ms: round(quantile(quiet.dashboards, 0.5)),
    dashboard_p95_ms: round(quantile(quiet.dashboards, 0.95)),
    wallboard_p50_ms: round(quantile(quiet.wallboards, 0.5)),
    wallboard_p95_ms: round(quantile(quiet.wallboards, 0.95)),
    dashboard_beside_chats_p95_ms: median(({ looks }) => quantile(looks.dashboards, 0.95)),
    chat_alone: chat('alone'),
    chat_beside: chat('beside'),
    chat_p99_ratio: median(({ alone, beside }) => quantile(beside, 0.99) / quantile(alone, 0.99)),
    fill_messages_per_s: Math.round((filled.messages / filled.fillMs) * 1_000),
    count_conversations_per_s: Math.round((CONVERSATIONS / filled.countMs) * 1_000),
  };
  return {
    figures,
    goals: [
      { name: 'dashboard of 90 days, p95', value: figures.dashboard_p95_ms, atMost: 300, unit: 'ms' },
      { name: 'wallboard, p95', value: figures.wallboard_p95_ms, atMost: 20, unit: 'ms' },
      { name: 'chat beside dashboards, p99', value: figures.chat_p99_ratio, atMost: 1.2, unit: '×' },
    ],
  };
}
