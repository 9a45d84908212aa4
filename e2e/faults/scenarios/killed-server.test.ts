import { expect } from 'vitest';
import { startLoad } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import type { Stage } from '../harness/stage.ts';
import { pick, promised } from '../harness/tier.ts';
import { elapse } from '../harness/wait-until.ts';

const PAIRS = pick({ quick: 5, full: 10 });

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

/** Kills the server (and the database under it), and answers how long after the restart the first message is taken. */
async function killAndRestart(stage: Stage, alsoDatabase: boolean): Promise<number> {
  const { server, log } = stage;
  log.write({ kind: 'fault', what: alsoDatabase ? 'server and database killed' : 'server killed' });
  await server.end('SIGKILL');
  // With the database goes whatever it had not forced to disk.
  if (alsoDatabase) await server.crashDatabase();
  const began = performance.now();
  const acked = nextAck(stage);
  await server.start();
  return (await acked) - began;
}

scenario({ name: 'D1 killed under load', prepare: () => ({ agents: PAIRS }) }, async (stage) => {
  const pairs = await stage.openPairs(PAIRS);
  const load = startLoad(stage, pairs, pick({ quick: 300, full: 1_000 }));
  const alone: number[] = [];
  const withDatabase: number[] = [];
  for (let round = 0; round < pick({ quick: 1, full: 10 }); round += 1) {
    for (const recoveries of [alone, withDatabase]) {
      await elapse(stage.random.between(300, pick({ quick: 900, full: 4_000 })));
      recoveries.push(await killAndRestart(stage, recoveries === withDatabase));
    }
  }
  load.stop();
  await stage.settle(pairs, 60_000);
  expect(Math.max(...alone)).toBeLessThanOrEqual(promised(2_000));
  // Its own recovery comes on top.
  expect(Math.max(...withDatabase)).toBeLessThanOrEqual(promised(5_000));
  return {
    kills: alone.length + withDatabase.length,
    'slowest recovery ms': Math.max(...alone),
    'with the database ms': Math.max(...withDatabase),
  };
});

scenario({ name: 'every connection waits for the disk' }, async ({ server }) => {
  const durability = await server.ask({ ask: 'durability' });
  expect(durability).toEqual(['synchronous_commit on, fsync on, full_page_writes on']);
  return { durability: durability.join(' / ') };
});
