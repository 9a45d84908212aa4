import { expect } from 'vitest';
import { scenario } from '../harness/scenario.ts';
import type { Stage } from '../harness/stage.ts';
import { pick, promised } from '../harness/tier.ts';
import { waitUntil } from '../harness/wait-until.ts';
import type { Widget } from '../harness/widget.ts';

const AGENTS = 10;
const AT_ONCE = 100;
const WINDOW_MS = 100;

async function openCrowd(stage: Stage, count: number): Promise<Widget[]> {
  const crowd: Widget[] = [];
  while (crowd.length < count) {
    const next = Math.min(AT_ONCE, count - crowd.length);
    const names = Array.from({ length: next }, (_, index) => `Visitor ${crowd.length + index + 1}`);
    crowd.push(...(await Promise.all(names.map((name) => stage.openWidget(name)))));
  }
  return crowd;
}

/** The most moments inside one window, as a share of all. */
function busiestShare(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  let start = 0;
  for (let end = 0; end < sorted.length; end += 1) {
    while ((sorted[end] ?? 0) - (sorted[start] ?? 0) > windowMs) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most / sorted.length;
}

scenario({ name: 'D9 everybody comes back', prepare: () => ({ agents: AGENTS }) }, async (stage) => {
  const { server } = stage;
  const crowd = await openCrowd(stage, pick({ quick: 200, full: 2_000 }));
  const consoles = await Promise.all(Array.from({ length: AGENTS }, (_, agent) => stage.openConsole(agent)));
  await server.end('SIGKILL');
  await waitUntil('everybody has noticed', () => !crowd.some((widget) => widget.isUp()));
  const returns: number[] = [];
  for (const widget of crowd) {
    const stop = widget.chat.store.subscribe((state) => {
      if (state.link !== 'up') return;
      stop();
      returns.push(performance.now());
    });
  }
  await server.start();
  const began = performance.now();
  const isBack = () => returns.length === crowd.length && consoles.every((console) => console.isReady());
  await waitUntil('everybody is back', isBack, { withinMs: 60_000 });
  const ms = performance.now() - began;
  expect(ms).toBeLessThanOrEqual(promised(15_000));
  // Spread out instead of all at the same moment, and nobody signs in anew for it.
  const busiest = busiestShare(returns, WINDOW_MS);
  expect(busiest).toBeLessThanOrEqual(0.5);
  expect(consoles.map((console) => console.renewals())).toEqual(consoles.map(() => 0));
  return { clients: crowd.length + AGENTS, 'all back ms': ms, 'busiest 0.1 s %': busiest * 100 };
});
