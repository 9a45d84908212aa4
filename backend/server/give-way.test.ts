import { expect, test } from 'vitest';
import { createEventBus } from './events.ts';
import { areChatting, createManners, decideRest } from './give-way.ts';

test.each([
  ['has taken nothing', 0, 0],
  ['has taken 5 ms', 5, 10],
  ['took long because everything does', 5_000, 100],
  ['seems to have ended before it began', -5, 0],
])('a rest after work that %s', (_, worked, expected) => {
  expect(decideRest(worked, { times: 2, mostMs: 100 })).toBe(expected);
});

test.each([
  ['nobody has ever written', Number.POSITIVE_INFINITY, false],
  ['the last message was a while ago', 1_001, false],
  ['somebody has just written', 0, true],
  ['somebody wrote within the second', 1_000, true],
])('whether people chat when %s', (_, sinceMessage, expected) => expect(areChatting(sinceMessage)).toBe(expected));

test('work rests only while people chat, and only as long as it watches', async () => {
  const events = createEventBus((error) => {
    throw error;
  });
  // A rest of the patient one would end this test.
  const [quick, patient] = [createManners({ times: 1, mostMs: 20 }), createManners({ times: 1, mostMs: 60_000 })];
  const stops = [quick, patient].map((manners) => manners.watch(events));
  await patient.giveWay(60_000);
  for (const stop of stops.slice(1)) stop();
  events.emit('message.created', {} as never);
  const began = performance.now();
  await quick.giveWay(60_000);
  // Timers may be a moment early by the finer clock.
  expect(performance.now() - began).toBeGreaterThan(18);
  await patient.giveWay(60_000);
  stops[0]?.();
});
