import { expect } from 'vitest';
import { type CuttableProxy, startCuttableProxy } from '../../support/cuttable-proxy.ts';
import { nextText } from '../harness/load.ts';
import { scenario } from '../harness/scenario.ts';
import type { Stage } from '../harness/stage.ts';
import { pick, promised } from '../harness/tier.ts';
import { elapse, waitUntil } from '../harness/wait-until.ts';

async function openProxy(stage: Stage): Promise<CuttableProxy> {
  const proxy = await startCuttableProxy({ port: stage.server.port });
  stage.onEnd(() => proxy.close());
  return proxy;
}

scenario(
  {
    name: 'D2 connections dropped again and again',
    prepare: () => ({ agents: 2 }),
  },
  async (stage) => {
    const { log, random } = stage;
    const [widgets, consoles] = [await openProxy(stage), await openProxy(stage)];
    const pairs = await stage.openPairs(2, { widgets: widgets.url, consoles: consoles.url });
    const { drops, messages, seconds } = pick({
      quick: { drops: 10, messages: 60, seconds: 5 },
      full: { drops: 100, messages: 200, seconds: 60 },
    });
    const began = performance.now();
    const plan = [
      ...Array.from({ length: drops }, () => ({ at: random.next(), what: 'drop' as const })),
      ...Array.from({ length: messages }, () => ({ at: random.next(), what: 'say' as const })),
    ].sort((one, other) => one.at - other.at);
    for (const { at, what } of plan) {
      await elapse(Math.max(0, at * seconds * 1_000 - (performance.now() - began)));
      const { widget, console, conversationId } = random.oneOf(pairs);
      if (what === 'drop') {
        log.write({ kind: 'fault', what: 'drop' });
        await random.oneOf([widgets, consoles]).drop();
      } else if (random.next() < 0.5) widget.say(nextText(widget.name));
      else console.say(conversationId, nextText(console.name));
    }
    const [last] = pairs;
    if (!last) throw new Error('there is no pair');
    // What is written while there is no line goes out with the next one.
    await consoles.drop();
    await waitUntil('the console has noticed', () => !last.console.isReady());
    last.console.say(last.conversationId, nextText(last.console.name));
    const ended = performance.now();
    await stage.settle(pairs);
    return { drops, 'level after ms': performance.now() - ended };
  },
);

scenario(
  {
    name: 'D7 a line that has died without saying so',
    prepare: () => ({ agents: 1 }),
  },
  async (stage) => {
    const proxy = await openProxy(stage);
    const [pair] = await stage.openPairs(1, { widgets: proxy.url, consoles: proxy.url });
    if (!pair) throw new Error('there is no pair');
    const { widget, console } = pair;
    // Silence first: an answer that is still under way would give the dead line away.
    await stage.settle([pair]);
    await elapse(500);
    const stalledAt = performance.now();
    stage.log.write({ kind: 'fault', what: 'stalled' });
    await proxy.stall();
    // The visitor notices by the answer that does not come; the agent says nothing and has only the heartbeat.
    widget.say(nextText(widget.name));
    const noticed = async (what: string, hasNoticed: () => boolean): Promise<number> => {
      await waitUntil(`${what} says that it is reconnecting`, hasNoticed, { withinMs: 60_000 });
      return performance.now() - stalledAt;
    };
    const [widgetMs, consoleMs] = await Promise.all([
      noticed('the widget', () => !widget.isUp()),
      noticed('the console', () => !console.isReady()),
    ]);
    expect(Math.max(widgetMs, consoleMs)).toBeLessThanOrEqual(20_000);
    expect(widget.unsent()).toBe(1);

    stage.log.write({ kind: 'fault', what: 'restored' });
    const restoredAt = performance.now();
    await proxy.restore();
    await stage.settle([pair], promised(20_000));
    return {
      'widget noticed after ms': widgetMs,
      'console noticed after ms': consoleMs,
      'level after ms': performance.now() - restoredAt,
    };
  },
);
