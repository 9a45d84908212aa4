import { join } from 'node:path';
import type { Goal } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import type { LoadAnswers } from './chat-load.ts';
import type { ChatPlan } from './chat-plan.ts';
import { type Program, startProgram } from './program.ts';

/** So many pairs chat, each at ten messages a second together. */
export const CHATS = 20;
const MESSAGES_PER_SECOND = 200;
const WARM_UP_MS = 3_000;
const ROUNDS = 3;
const PHASE_MS = 20_000;

/** How long messages take alone and beside something else, in turn; medians of the rounds. */
export interface ChatFigures {
  chat_alone: { p50_ms: number; p99_ms: number };
  chat_beside: { p50_ms: number; p99_ms: number };
  chat_p50_ratio: number;
  chat_p99_ratio: number;
}

/** People who chat, in a process of their own. */
export function startChats(): Program<LoadAnswers> {
  return startProgram<LoadAnswers>(join(import.meta.dirname, 'chat-load.ts'));
}

/**
 * Chatting alone and chatting beside `disturb` take turns: what the machine does in between falls on both. `disturb` goes on
 * for so many milliseconds; what it answers comes back, a round each.
 */
export async function measureBesideChats<Report>(
  load: Program<LoadAnswers>,
  { url, chats }: ChatPlan,
  disturb: (ms: number) => Promise<Report>,
): Promise<{ figures: ChatFigures; reports: Report[] }> {
  await load.ask('connect', { url, chats, askers: [] });
  const play = async (ms: number): Promise<number[]> =>
    (await load.ask('play', { messagesPerSecond: MESSAGES_PER_SECOND, ms, requests: 0 })).deliveries;
  await play(WARM_UP_MS);
  const rounds: { alone: number[]; beside: number[] }[] = [];
  const reports: Report[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const alone = await play(PHASE_MS);
    const [beside, report] = await Promise.all([play(PHASE_MS), disturb(PHASE_MS)]);
    rounds.push({ alone, beside });
    reports.push(report);
  }
  const median = (pick: (each: (typeof rounds)[number]) => number): number => round(quantile(rounds.map(pick), 0.5));
  const chat = (side: 'alone' | 'beside') => ({
    p50_ms: median((each) => quantile(each[side], 0.5)),
    p99_ms: median((each) => quantile(each[side], 0.99)),
  });
  const ratio = (share: number): number =>
    median(({ alone, beside }) => quantile(beside, share) / quantile(alone, share));
  const figures = {
    ...{ chat_alone: chat('alone'), chat_beside: chat('beside') },
    ...{ chat_p50_ratio: ratio(0.5), chat_p99_ratio: ratio(0.99) },
  };
  return { figures, reports };
}

/** Chats must not notice: their slowest hundredth may grow by a fifth. */
export function chatGoal(what: string, { chat_p99_ratio }: ChatFigures): Goal {
  return { name: `chat beside ${what}, p99`, value: chat_p99_ratio, atMost: 1.2, unit: '×' };
}
