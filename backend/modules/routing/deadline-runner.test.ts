import { describe, expect, test } from 'vitest';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createDeadlineRunner } from './deadline-runner.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Deadlines as a list, in place of the database. */
function setUp() {
  const clock = createTestClock();
  const stored = new Set<number>();
  const done: number[] = [];
  const faults: unknown[] = [];
  let passes = 0;
  let isAway = false;
  const inMs = (ms: number): number => clock.now().getTime() + ms;
  const runner = createDeadlineRunner({
    clock,
    timers: clock,
    async runDue() {
      passes += 1;
      if (isAway) throw new Error('no database');
      for (const at of stored) {
        if (at > clock.now().getTime()) continue;
        stored.delete(at);
        done.push(at);
      }
    },
    findNext: async () => (stored.size === 0 ? null : new Date(Math.min(...stored))),
    onError: (error) => faults.push(error),
  });
  return {
    clock,
    runner,
    done,
    faults,
    passes: () => passes,
    store(ms: number) {
      stored.add(inMs(ms));
      runner.wake();
    },
    setAway: (away: boolean) => {
      isAway = away;
    },
    async pass(ms: number, step = 1_000) {
      for (let left = ms; left > 0; left -= step) {
        clock.advance(Math.min(step, left));
        await runner.idle();
      }
    },
  };
}

describe('the deadline runner', () => {
  test('does what is due at a start, and the rest when its time comes, without asking in between', async () => {
    const { runner, store, pass, done, passes } = setUp();
    store(-HOUR);
    store(20_000);
    runner.start();
    await runner.idle();
    expect(done).toHaveLength(1);
    const before = passes();
    await pass(19_999);
    expect(done).toHaveLength(1);
    expect(passes()).toBe(before);
    await pass(1);
    expect(done).toHaveLength(2);
    expect(passes()).toBe(before + 1);
  });

  test('a nearer deadline that is stored meanwhile comes first', async () => {
    const { runner, store, pass, done } = setUp();
    runner.start();
    store(MINUTE);
    await runner.idle();
    store(5_000);
    await pass(5_000);
    expect(done).toHaveLength(1);
    await pass(55_000);
    expect(done).toHaveLength(2);
  });

  test('a clock set forward is noticed within a second; one set back causes a new look', async () => {
    const { runner, clock, store, pass, done, passes } = setUp();
    runner.start();
    store(30 * MINUTE);
    await runner.idle();
    clock.set(HOUR);
    await pass(1_000);
    expect(done).toHaveLength(1);
    store(30 * MINUTE);
    await runner.idle();
    const before = passes();
    clock.set(-HOUR);
    await pass(1_000);
    expect(passes()).toBe(before + 1);
  });

  test('without the database it tries again, ever more slowly, and catches up', async () => {
    const { runner, store, pass, done, faults, setAway } = setUp();
    runner.start();
    store(10_000);
    await runner.idle();
    setAway(true);
    await pass(10_000 + 30_000, 250);
    expect(done).toHaveLength(0);
    // 0.25 + 0.5 + 1 + 2 + 4 s, then every 5 s.
    expect(faults.length).toBeGreaterThanOrEqual(8);
    expect(faults.length).toBeLessThanOrEqual(11);
    setAway(false);
    await pass(5_000, 250);
    expect(done).toHaveLength(1);
  });

  test('stopped, it does nothing more', async () => {
    const { runner, store, pass, done } = setUp();
    runner.start();
    store(5_000);
    await runner.stop();
    await pass(10_000);
    expect(done).toEqual([]);
  });
});
