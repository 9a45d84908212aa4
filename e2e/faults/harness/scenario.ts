import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from './check-log.ts';
import { chooseSeed } from './random.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';

export interface Scenario {
  /** What the line about it begins with, such as `D1 killed server`. */
  name: string;
  /** Why it cannot be played here, or null: it is skipped then, and the run says so. */
  unless?: string | null;
  /** Made before the server starts: its answer is the server's options; what it adds to `undo` ends after the server. */
  prepare?: (undo: (() => unknown)[]) => StageOptions | Promise<StageOptions>;
}

/** What a scenario found out, for its one line: `{ 'recovery ms': 640 }`. */
export type Figures = Record<string, number | string>;

const CLEAN: Verdict = { lost: [], missing: [], duplicated: [], reordered: [], unexpected: [], refused: [] };
const SHOWN_PROBLEMS = 5;

/**
 * One scenario: its own server, its seed, its log, and at the end the checker. `play` does its damage, states its own
 * expectations and answers its figures. When it fails, the folder with seed, log and server output is kept and named.
 */
export function scenario({ name, unless = null, prepare }: Scenario, play: (stage: Stage) => Promise<Figures>): void {
  const title = unless === null ? name : `${name}: ${unless}`;
  test.skipIf(unless !== null)(title, async () => {
    const seed = chooseSeed();
    const folder = mkdtempSync(join(tmpdir(), 'handoff-desk-fault-'));
    const undo: (() => unknown)[] = [];
    writeFileSync(join(folder, 'seed.txt'), `${seed}\n`);
    let isRed = true;
    let stage: Stage | null = null;
    try {
      stage = await openStage(folder, seed, await prepare?.(undo));
      const figures = await play(stage);
      const verdict = await stage.check();
      print(`${name}: ${describeFigures({ ...figures, ...countMessages(stage) })} · seed ${seed}`);
      expect(shorten(verdict), `the checker, over ${join(folder, 'events.jsonl')}`).toEqual(CLEAN);
      isRed = false;
    } finally {
      await stage?.close();
      for (const step of undo.reverse()) await step();
      rmSync(isRed ? join(folder, 'data') : folder, { recursive: true, force: true });
      if (isRed) print(`${name}: FAILED with seed ${seed}. Its log is in ${folder}; run it again with SEED=${seed}.`);
    }
  });
}

function countMessages({ log }: Stage): Figures {
  const count = (kind: string): number => log.entries.filter((entry) => entry.kind === kind).length;
  return { sent: count('sent'), acked: count('acked'), shown: count('shown') };
}

function describeFigures(figures: Figures): string {
  return Object.entries(figures)
    .map(([what, value]) => `${what} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`)
    .join(' · ');
}

/** A failed run can have thousands of complaints; the first few tell the story, the log has them all. */
function shorten(verdict: Verdict): Verdict {
  const few = (list: string[]): string[] =>
    list.length > SHOWN_PROBLEMS
      ? [...list.slice(0, SHOWN_PROBLEMS), `and ${list.length - SHOWN_PROBLEMS} more`]
      : list;
  const { lost, missing, duplicated, reordered, unexpected, refused } = verdict;
  return {
    lost: few(lost),
    missing: few(missing),
    duplicated: few(duplicated),
    reordered: few(reordered),
    unexpected: few(unexpected),
    refused: few(refused),
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
