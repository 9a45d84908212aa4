import { expect } from 'vitest';
import { nextText, startLoad } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import { pick } from '../harness/tier.ts';
import { elapse } from '../harness/wait-until.ts';

scenario({ name: 'SIGTERM under load', prepare: () => ({ agents: 3 }) }, async (stage) => {
  const { server, random, log } = stage;
  const pairs = await stage.openPairs(3);
  const load = startLoad(stage, pairs, pick({ quick: 200, full: 1_000 }));
  const stops: number[] = [];
  for (let stop = 0; stop < pick({ quick: 1, full: 5 }); stop += 1) {
    await elapse(random.between(300, 1_000));
    log.write({ kind: 'fault', what: 'SIGTERM' });
    const { exit, ms } = await server.end('SIGTERM');
    expect(exit).toBe(0);
    stops.push(ms);
    await server.start();
  }
  load.stop();
  expect(Math.max(...stops)).toBeLessThanOrEqual(10_000);
  await stage.settle(pairs, 60_000);
  return { 'slowest stop ms': Math.max(...stops) };
});

scenario({ name: 'server frozen', prepare: () => ({ agents: 3 }) }, async (stage) => {
  const { server, log } = stage;
  const pairs = await stage.openPairs(3);
  const frozenMs = pick({ quick: 2_000, full: 60_000 });
  log.write({ kind: 'fault', what: 'SIGSTOP' });
  server.freeze(true);
  for (const { widget, console, conversationId } of pairs) {
    widget.say(nextText(widget.name));
    console.say(conversationId, nextText(console.name));
  }
  await elapse(frozenMs);
  server.freeze(false);
  log.write({ kind: 'fault', what: 'SIGCONT' });
  const thawed = performance.now();
  await stage.settle(pairs, 60_000);
  return { 'frozen ms': frozenMs, 'level after ms': performance.now() - thawed };
});
