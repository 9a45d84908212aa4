import { expect, test } from 'vitest';
import { createEventBus } from '../../server/events.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { type BehindQuery, createFollower } from './follower.ts';

const idOf = (number: number): string => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

/** A follower over conversations that are numbers; `behind` is what the database would say. */
function openHouse({ behind = [] as number[], batch = 3 } = {}) {
  const clock = createTestClock();
  const stale = new Set(behind.map(idOf));
  const state = {
    queries: [] as BehindQuery[],
    batches: [] as string[][],
    errors: [] as unknown[],
    broken: new Set<string>(),
    slow: () => {},
    left: false,
    load: 0,
  };
  const events = createEventBus((error) => {
    throw error;
  });
  const follower = createFollower({
    ...{ clock, timers: clock, events, batch },
    async findBehind(query) {
      state.queries.push(query);
      const below = 'since' in query ? null : query.beforeId;
      return [...stale]
        .filter((id) => below === null || id < below)
        .sort()
        .reverse()
        .slice(0, query.limit);
    },
    async process(ids) {
      state.batches.push([...ids]);
      state.slow();
      if (ids.some((id) => state.broken.has(id))) throw new Error('cannot be processed');
      for (const id of ids) stale.delete(id);
      return state.left;
    },
    load: () => state.load,
    onError: (error) => state.errors.push(error),
  });
  const tell = (number: number) =>
    events.emit('conversation.changed', { workspaceId: idOf(0), conversationId: idOf(number) });
  /** Lets time go by, and what it starts come to its end. */
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { follower, state, stale, tell, pass, clock };
}

test('a start walks through everything that is behind, the newest first', async () => {
  const { follower, state, stale, pass } = openHouse({ behind: [1, 2, 3, 4, 5, 6, 7] });
  follower.start();
  await pass(1);
  expect(state.batches).toEqual([[7, 6, 5].map(idOf)]);
  for (let times = 0; times < 10; times += 1) await pass(10);
  expect(stale.size).toBe(0);
  expect(state.batches.flat()).toHaveLength(7);
  await follower.stop();
});

test('news is gathered for two seconds and processed once', async () => {
  const { follower, state, tell, pass } = openHouse();
  follower.start();
  await pass(1);
  for (const number of [1, 2, 1, 1, 2]) tell(number);
  await pass(1_900);
  expect(state.batches).toEqual([]);
  await pass(200);
  expect(state.batches).toEqual([[idOf(1), idOf(2)]]);
  await follower.stop();
});

test('what nobody told is found within half a minute', async () => {
  const { follower, state, stale, pass } = openHouse();
  follower.start();
  await pass(1);
  stale.add(idOf(9));
  await pass(31_000);
  expect(state.batches).toEqual([[idOf(9)]]);
  expect(state.queries.at(-1)).toHaveProperty('since');
  await follower.stop();
});

test('a conversation that cannot be processed holds nobody up and is tried again', async () => {
  const { follower, state, stale, tell, pass } = openHouse();
  state.broken.add(idOf(1));
  follower.start();
  await pass(1);
  for (const number of [1, 2, 3]) {
    stale.add(idOf(number));
    tell(number);
  }
  for (let times = 0; times < 12; times += 1) await pass(10_000);
  expect([...stale]).toEqual([idOf(1)]);
  expect(state.errors.length).toBeGreaterThan(1);
  state.broken.clear();
  await pass(40_000);
  expect(stale.size).toBe(0);
  await follower.stop();
});

test('it rests six times as long as its work took, whatever is told meanwhile', async () => {
  const { follower, state, tell, pass, clock } = openHouse();
  follower.start();
  await pass(1);
  state.slow = () => clock.set(1_500);
  tell(1);
  await pass(2_000);
  expect(state.batches).toHaveLength(1);
  tell(2);
  await pass(8_900);
  expect(state.batches).toHaveLength(1);
  await pass(200);
  expect(state.batches).toHaveLength(2);
  await follower.stop();
});

test('while the process is busy with chats it rests thirty times as long', async () => {
  const { follower, state, tell, pass, clock } = openHouse();
  follower.start();
  await pass(1);
  state.load = 0.8;
  state.slow = () => clock.set(1_000);
  tell(1);
  await pass(2_000);
  tell(2);
  await pass(29_000);
  expect(state.batches).toHaveLength(1);
  await pass(1_100);
  expect(state.batches).toHaveLength(2);
  await follower.stop();
});

test('what is left of a long conversation is processed after a rest', async () => {
  const { follower, state, tell, pass, clock } = openHouse();
  follower.start();
  await pass(1);
  state.left = true;
  state.slow = () => clock.set(1_000);
  tell(1);
  await pass(2_000);
  await pass(5_900);
  expect(state.batches).toHaveLength(1);
  expect(follower.processedUntil()).not.toEqual(clock.now());
  state.left = false;
  await pass(200);
  expect(state.batches).toEqual([[idOf(1)], [idOf(1)]]);
  await follower.stop();
});

test('a clock that is set back an hour does not make it rest for one', async () => {
  const { follower, state, tell, pass, clock } = openHouse();
  follower.start();
  await pass(1);
  clock.set(-3_600_000);
  tell(1);
  await pass(2_100);
  expect(state.batches).toHaveLength(1);
  await follower.stop();
});

test('it says since when something waits to be processed', async () => {
  const { follower, tell, pass, clock } = openHouse();
  follower.start();
  await pass(1);
  const before = clock.now();
  tell(1);
  await pass(1_000);
  expect(follower.processedUntil()).toEqual(before);
  await pass(1_500);
  expect(follower.processedUntil()).toEqual(clock.now());
  await follower.stop();
});

test('a stopped follower hears nothing any more', async () => {
  const { follower, state, tell, pass } = openHouse();
  follower.start();
  await pass(1);
  tell(1);
  await follower.stop();
  tell(2);
  await pass(60_000);
  expect(state.batches).toEqual([]);
});
