import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { step } from '../test/console-steps.ts';
import { SyncedConsole, settle, toEvent } from '../test/synced-console.ts';

/**
 * Any sequence of things that can happen, with every push delivered late, twice, in any order or not at all, and one
 * snapshot at the end, must leave the console with exactly what the server has.
 */

describe('the mirror', () => {
  test('ends up equal to the server, whatever happened to the pushes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const console = new SyncedConsole();
        console.engine.connected();
        await settle();
        for (const one of steps) await console.run(one);
        await console.reconnect();
        expectEqualToServer(console);
        expect(console.mirror.me).toEqual(console.world.me);
        // Late and repeated pushes afterwards change nothing any more.
        for (const push of console.pushes.toReversed()) console.engine.ingest(toEvent(push));
        await settle();
        expectEqualToServer(console);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is right without a last snapshot when every push arrives once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const console = new SyncedConsole();
        console.engine.connected();
        await settle();
        console.world.push = (push) => console.engine.ingest(toEvent(structuredClone(push)));
        // A connection may still drop: what happens while the snapshot is under way arrives as a push.
        for (const one of steps) if (one.do !== 'deliver') await console.run(one);
        await settle();
        expectEqualToServer(console);
        expect(console.mirror.me).toEqual(console.world.me);
      }),
      { numRuns: 200 },
    );
  });
});

function expectEqualToServer({ mirror, world }: SyncedConsole): void {
  expect(mirror.rev).toBe(world.rev);
  expect(mirror.handoffs).toEqual(Object.fromEntries(world.queue));
  const places = [...world.queue.values()].sort((a, b) => Date.parse(a.queuedAt) - Date.parse(b.queuedAt));
  expect(mirror.queueIds).toEqual(places.map((handoff) => handoff.id));
  expect(new Set(mirror.chatIds)).toEqual(new Set(world.mine()));
  for (const id of world.mine()) {
    const { lastSeq: _ours, ...ours } = mirror.conversations[id] ?? { lastSeq: 0 };
    const { lastSeq: _theirs, ...theirs } = world.conversations.get(id) ?? { lastSeq: 0 };
    expect(ours).toEqual(theirs);
    const { handover, leftDraft } = world.chat(id);
    expect(mirror.handovers[id] ?? { handover: null, leftDraft: null }).toEqual({ handover, leftDraft });
    expect(mirror.threads[id]).toEqual({
      messages: world.thread(id).slice(-(mirror.threads[id]?.messages.length ?? 0)),
      ahead: [],
      hasOlder: mirror.threads[id]?.hasOlder,
    });
    expect(mirror.threads[id]?.messages.at(-1)?.seq).toBe(world.thread(id).at(-1)?.seq);
  }
}
