import { setTimeout as pause } from 'node:timers/promises';

/** Bytes of this process. */
export interface Memory {
  /** Objects of JavaScript and what hangs on them (buffers), after a full collection. */
  heap: number;
  /** Everything the operating system has given us, after a full collection. */
  resident: number;
}

/** Needs `--expose-gc`. Collects until nothing more comes free, so that garbage is not taken for a connection's cost. */
export async function readMemory(): Promise<Memory> {
  if (!globalThis.gc) throw new Error('start this process with --expose-gc');
  let before = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 5; turn += 1) {
    await globalThis.gc({ type: 'major', execution: 'async', flavor: 'last-resort' });
    const { heapUsed, external } = process.memoryUsage();
    if (heapUsed + external > before * 0.999) break;
    before = heapUsed + external;
    // Weak references and finalizers are settled between two turns of the event loop.
    await pause(50);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}
