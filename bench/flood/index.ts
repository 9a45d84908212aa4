import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { startProgram } from '../support/program.ts';
import { type ChatsAnswers, type DeskAnswers, FLOOD_PARTS, type FloodAnswers, type FloodPart } from './plan.ts';
import { growthPercent, type Measured, splitInTurn, sumFloods, summarise } from './summary.ts';

const PAIRS = 80;
/** One message a second and visitor: below what each may. */
const MESSAGES_PER_SECOND = 80;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 8);
/** At the beginning of each slice, not measured: what the slice before has left is done, and the flood has begun. */
const SETTLE_MS = 1_500;
/** Long enough that the slowest hundredth is eight messages rather than two. */
const MEASURE_MS = 10_000;
const MOST_GROWTH_PERCENT = 20;

/** One server, one set of chats that stay connected, strangers that come and go. */
function openHouse() {
  const desk = startProgram<DeskAnswers>(join(import.meta.dirname, 'desk-server.ts'));
  const chats = startProgram<ChatsAnswers>(join(import.meta.dirname, 'chats.ts'));
  const flood = startProgram<FloodAnswers>(join(import.meta.dirname, 'flood.ts'));
  return {
    async fill() {
      const plan = await desk.ask('start', { pairs: PAIRS });
      await chats.ask('connect', { ...plan, ratePerSecond: MESSAGES_PER_SECOND });
      await flood.ask('prepare', plan);
    },
    async slice(parts: readonly FloodPart[]): Promise<Measured> {
      await flood.ask('begin', parts);
      await desk.ask('cpuSeconds', null);
      const machine = busyMs();
      const began = performance.now();
      const slice = await chats.ask('measure', { settleMs: SETTLE_MS, measureMs: MEASURE_MS });
      const seconds = (performance.now() - began) / 1_000;
      const serverCpuShare = (await desk.ask('cpuSeconds', null)) / seconds;
      const machineCpuShare = (busyMs() - machine) / 1_000 / seconds;
      return { ...slice, serverCpuShare, machineCpuShare, flood: await flood.ask('stop', null) };
    },
    close: () => Promise.all([desk.stop(), chats.stop(), flood.stop()]),
  };
}

/**
 * Eighty chats go on while strangers sign in, connect, type and write as fast as they can, and how much longer a message then
 * takes at the 99th percentile. Quiet and flooded in short turns on the same server, with the order reversed every other
 * time, so that what else the machine does meets both alike. What the method itself is worth is said too: the growth from
 * every other quiet slice to the rest, which should be none. `BENCH_PARTS=1` lets each kind of flood loose alone as well.
 */
export async function measure(): Promise<BenchResult> {
  const house = openHouse();
  const quiet: Measured[] = [];
  const flooded: Measured[] = [];
  const alone = (process.env['BENCH_PARTS'] ? FLOOD_PARTS : []).map((part) => ({ part, slices: [] as Measured[] }));
  try {
    await house.fill();
    await house.slice(FLOOD_PARTS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const turns = [
        async () => quiet.push(await house.slice([])),
        async () => flooded.push(await house.slice(FLOOD_PARTS)),
        ...alone.map(
          ({ part, slices }) =>
            async () =>
              slices.push(await house.slice([part])),
        ),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
  } finally {
    await house.close();
  }
  const growth = growthPercent(quiet, flooded);
  const refused = [...quiet, ...flooded].reduce((sum, slice) => sum + slice.refused, 0);
  return {
    figures: {
      rounds: ROUNDS,
      growth_p99_percent: growth,
      growth_of_quiet_to_quiet_percent: growthPercent(...splitInTurn(quiet)),
      quiet: summarise(quiet),
      flooded: summarise(flooded),
      chat_messages_refused: refused,
      flood: sumFloods(flooded),
      ...(alone.length > 0 && {
        alone: alone.map(({ part, slices }) => ({
          ...{ part, growth_p99_percent: growthPercent(quiet, slices), ...summarise(slices) },
          flood: sumFloods(slices),
        })),
      }),
    },
    goals: [
      { name: 'growth of p99 under flood', value: growth, atMost: MOST_GROWTH_PERCENT, unit: '%' },
      { name: 'messages of the chats refused', value: refused, atMost: 0, unit: '' },
    ],
  };
}

/** What all of the machine's cores have worked so far, whoever for, in milliseconds. */
function busyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
