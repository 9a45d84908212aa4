import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { startProgram } from '../support/program.ts';
import type { IdleAnswers } from './bare-server.ts';
import type { LoadAnswers } from './load.ts';
import type { Memory } from './memory.ts';

const SIZES = [1_000, 5_000, 10_000] as const;
const ROUNDS = 3;
/** Opened and closed before the first measurement: code, caches and pools that the first connections bring. */
const WARM_UP = 500;
/** Until the rate limits have forgotten the connection's first calls. */
const SETTLE_MS = 2_500;

/** Per size, bytes per connection. */
type Costs = Map<number, Memory>;

/**
 * What an open widget costs the server while nobody types, against a bare Socket.IO connection. Every round has fresh
 * processes, because a heap that was once large does not shrink to what it was.
 */
export async function measure(): Promise<BenchResult> {
  const rounds: { ours: Costs; bare: Costs }[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    rounds.push({ ours: await measureOne('desk-server.ts'), bare: await measureOne('bare-server.ts') });
  }
  const cases = SIZES.map((connections) => {
    const bytes = (side: 'ours' | 'bare', what: keyof Memory) =>
      Math.round(
        quantile(
          rounds.map((costs) => costs[side].get(connections)?.[what] ?? Number.NaN),
          0.5,
        ),
      );
    const ratio = (what: keyof Memory) =>
      round(
        quantile(
          rounds.map(
            ({ ours, bare }) =>
              (ours.get(connections)?.[what] ?? Number.NaN) / (bare.get(connections)?.[what] ?? Number.NaN),
          ),
          0.5,
        ),
      );
    return {
      connections,
      ratio: ratio('resident'),
      heap_ratio: ratio('heap'),
      ours: { resident_bytes: bytes('ours', 'resident'), heap_bytes: bytes('ours', 'heap') },
      bare: { resident_bytes: bytes('bare', 'resident'), heap_bytes: bytes('bare', 'heap') },
    };
  });
  const largest = cases.at(-1);
  if (!largest) throw new Error('nothing was measured');
  return {
    figures: { cases },
    goals: [
      {
        name: `resident bytes against bare, ${largest.connections} idle visitors`,
        value: largest.ratio,
        atMost: 1.15,
        unit: '×',
      },
      {
        name: `heap bytes against bare, ${largest.connections} idle visitors`,
        value: largest.heap_ratio,
        atMost: 1.15,
        unit: '×',
      },
    ],
  };
}

async function measureOne(file: string): Promise<Costs> {
  const server = startProgram<IdleAnswers>(join(import.meta.dirname, file), ['--expose-gc']);
  const load = startProgram<LoadAnswers>(join(import.meta.dirname, 'load.ts'));
  try {
    const target = await server.ask('start', null);
    await load.ask('growTo', { ...target, connections: WARM_UP });
    await load.ask('closeAll', null);
    await pause(SETTLE_MS);
    const empty = await server.ask('readMemory', null);
    const costs: Costs = new Map();
    for (const connections of SIZES) {
      await load.ask('growTo', { ...target, connections });
      await pause(SETTLE_MS);
      const full = await server.ask('readMemory', null);
      costs.set(connections, {
        heap: (full.heap - empty.heap) / connections,
        resident: (full.resident - empty.resident) / connections,
      });
    }
    return costs;
  } finally {
    await load.stop();
    await server.stop();
  }
}
