import { expect } from 'vitest';
import { startCuttableProxy } from '../../support/cuttable-proxy.ts';
import { nextText } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import { waitUntil } from '../harness/wait-until.ts';

const HOUR_MS = 60 * 60_000;

scenario({ name: 'clock jumps an hour', prepare: () => ({ agents: 2 }) }, async (stage) => {
  const proxy = await startCuttableProxy({ port: stage.server.port });
  stage.onEnd(() => proxy.close());
  const pairs = await stage.openPairs(2, { widgets: proxy.url, consoles: proxy.url });
  for (const aheadMs of [HOUR_MS, 0, -HOUR_MS, 0]) {
    stage.log.write({ kind: 'fault', what: `clock ${aheadMs} ms ahead` });
    await stage.server.ask({ ask: 'clock', aheadMs });
    // A line that breaks now has to be opened with a token of the other time.
    await proxy.drop();
    for (const { widget, console, conversationId } of pairs) {
      widget.say(nextText(widget.name));
      console.say(conversationId, nextText(console.name));
    }
    const isUp = () => pairs.every(({ widget, console }) => widget.isUp() && console.isReady());
    await waitUntil('everybody is back', isUp, { withinMs: 30_000 });
    await stage.settle(pairs);
  }
  expect(pairs.map(({ console }) => console.sentAway())).toEqual([null, null]);
  return { jumps: 4, 'tokens renewed': pairs.reduce((sum, { console }) => sum + console.renewals(), 0) };
});
