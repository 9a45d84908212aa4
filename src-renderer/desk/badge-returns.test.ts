import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { countForBadge } from '../../src-main/badge/badge-text.ts';
import type { Attention } from '../../src-preload/payloads.ts';
import { lastSeqOf } from '../connection/thread.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildDeskState } from '../test/build.ts';
import { BEN, step } from '../test/console-steps.ts';
import { SyncedConsole, settle, toEvent } from '../test/synced-console.ts';
import { watchAttention } from './attention.ts';

/** A console whose badge is looked at: everything between the server's pushes and the number on the icon. */
class BadgedConsole extends SyncedConsole {
  readonly store = createStore<DeskState>()(() => buildDeskState({ mirror: this.mirror }));
  #shown: Attention | null = null;
  readonly signOut = watchAttention(this.store, {
    attention: {
      set: async (attention) => {
        this.#shown = attention;
      },
    },
  });
  constructor() {
    // A server gives at least what is unread; pages smaller than that would be another world's rules.
    super(500);
  }
  override onChange = (mirror: DeskState['mirror']): void => this.store.setState({ mirror });

  get badge(): number {
    return this.#shown ? countForBadge(this.#shown) : 0;
  }
  /** The person looks into a chat before the server has heard of it. */
  look(at: number): void {
    const { mirror, readUpTo } = this.store.getState();
    const id = mirror.chatIds[at % Math.max(mirror.chatIds.length, 1)];
    if (id) this.store.setState({ readUpTo: { ...readUpTo, [id]: lastSeqOf(mirror.threads[id]) } });
  }
  /** What the number must be, by the server's own account. */
  countAtServer(): number {
    const { world } = this;
    const readUpTo = this.store.getState().readUpTo;
    const pending = [...world.queue.values()].filter(({ offer }) => offer === null || offer.to.id === world.me.id);
    const unread = world.mine().filter((id) => {
      const read = Math.max(world.conversations.get(id)?.agentReadSeq ?? 0, readUpTo[id] ?? 0);
      return world.thread(id).some(({ seq, author }) => author.kind === 'visitor' && seq > read);
    });
    return pending.length + unread.length;
  }
  /** Every visitor is helped: by me, by others, or gone; and I have read what was written to me. */
  serveEverybody(): void {
    const { world } = this;
    for (const [index, handoffId] of [...world.queue.keys()].entries()) {
      // Nobody else may take what is offered to me.
      world.offer(handoffId, null);
      if (index % 2 === 0) world.accept(handoffId, BEN);
      else world.leave(handoffId);
    }
    for (const [index, id] of world.mine().entries()) {
      if (index % 2 === 0) world.complete(id);
      else world.read(id, world.conversations.get(id)?.lastSeq ?? 0);
    }
  }
}

const looks = fc.array(fc.nat(9), { maxLength: 6 });

describe('the badge', () => {
  test('is zero when nobody waits, in whatever order things happened and whatever was lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 50 }), looks, async (steps, glances) => {
        const console = new BadgedConsole();
        console.engine.connected();
        await settle();
        expect(console.badge).toBeGreaterThan(0);
        for (const [index, one] of steps.entries()) {
          await console.run(one);
          const glance = glances[index];
          if (glance !== undefined) console.look(glance);
        }
        console.serveEverybody();
        await console.reconnect();
        expect(console.badge).toBe(0);
        // What comes late or twice brings nothing back.
        for (const push of console.pushes.toReversed()) console.engine.ingest(toEvent(push));
        await settle();
        expect(console.badge).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('is the server’s own number all the time while every push arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const console = new BadgedConsole();
        console.engine.connected();
        await settle();
        console.world.push = (push) => console.engine.ingest(toEvent(structuredClone(push)));
        for (const one of steps) {
          if (one.do === 'deliver') continue;
          await console.run(one);
          await settle();
          expect(console.badge).toBe(console.countAtServer());
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is zero after signing out, whatever was waiting', async () => {
    const console = new BadgedConsole();
    console.engine.connected();
    await settle();
    expect(console.badge).toBe(3);
    console.signOut();
    expect(console.badge).toBe(0);
    console.world.request(console.world.begin());
    for (const push of console.pushes) console.engine.ingest(toEvent(push));
    expect(console.badge).toBe(0);
  });
});
