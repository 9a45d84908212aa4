import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from '../../e2e/support/child-program.ts';
import { findFreePort } from '../../e2e/support/free-port.ts';
import { backendEnvironment, waitUntilReady } from '../../e2e/support/start-backend.ts';
import type { BenchResult } from '../bench.ts';

/** From `npm start` to `/readyz` 200, on an empty data folder and again on the same one. Milliseconds. */
export async function measure(): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-bench-'));
  const first = await timeStart(dataDir);
  const second = await timeStart(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  return {
    figures: { first_ms: first, second_ms: second },
    goals: [
      { name: 'first start', value: first, atMost: 5_000, unit: 'ms' },
      { name: 'second start', value: second, atMost: 2_000, unit: 'ms' },
    ],
  };
}

async function timeStart(dataDir: string): Promise<number> {
  const port = await findFreePort();
  const started = performance.now();
  const program = runNpm(['start'], backendEnvironment(dataDir, port));
  await waitUntilReady(`http://127.0.0.1:${port}`, program);
  const elapsed = Math.round(performance.now() - started);
  program.kill('SIGINT');
  await program.exited;
  return elapsed;
}
