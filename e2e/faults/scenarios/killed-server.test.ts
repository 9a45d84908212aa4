import { expect } from 'vitest';
import { startLoad } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import type { Stage } from '../harness/stage.ts';
import { pick } from '../harness/tier.ts';
import { elapse } from '../harness/wait-until.ts';

const PAIRS = 10;
const PER_SECOND = 1_000;
const FIRST_ACK_WITHIN_MS = 2_000;

/** Resolves with the moment at which somebody's message is acknowledged. */
function nextAck({ log }: Stage): Promise<number> {
  return new Promise((resolve) => {
    const stop = log.listen(({ kind }) => {
      if (kind !== 'acked') return;
      stop();
      resolve(performance.now());
    });
  });
}

scenario(
  {
    name: 'D1 server killed under load',
    withinSeconds: { quick: 60, full: 300 },
    prepare: () => ({ agents: PAIRS }),
  },
  async (stage) => {
    const { server, random, log } = stage;
    const pairs = await stage.openPairs(PAIRS);
    const load = startLoad(stage, pairs, PER_SECOND);
    const recoveries: number[] = [];
    for (let kill = 0; kill < pick({ quick: 2, full: 10 }); kill += 1) {
      await elapse(random.between(300, pick({ quick: 900, full: 4_000 })));
      // Every second time the database goes too, with whatever it had not forced to disk.
      const what = kill % 2 === 0 ? 'server' : 'server and database';
      log.write({ kind: 'fault', what: `${what} killed` });
      await server.end('SIGKILL');
      if (what !== 'server') await server.crashDatabase();
      const began = performance.now();
      const acked = nextAck(stage);
      await server.start();
      recoveries.push((await acked) - began);
      log.write({ kind: 'fault', what: 'server is back' });
    }
    load.stop();
    await stage.settle(pairs, 60_000);
    expect(Math.max(...recoveries)).toBeLessThanOrEqual(FIRST_ACK_WITHIN_MS);
    return { kills: recoveries.length, 'slowest recovery ms': Math.max(...recoveries) };
  },
);
