import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';
import type { Availability } from '#contract/visitor-socket.ts';
import { createEventBus, type EventBus } from '../../server/events.ts';
import { createTestClock, type TestClock } from '../../test-support/test-clock.ts';
import { type AvailabilityService, createAvailabilityService, type ReachableChatbot } from './service.ts';

const MINUTE = 60_000;
const chatbot: ReachableChatbot = {
  id: 'bot',
  workspaceId: 'acme',
  handoffEnabled: true,
  hoursEnabled: true,
  schedule: scheduleSchema.parse({ timezone: 'UTC', week: { 1: [{ open: '09:00', close: '17:00' }] } }),
  offline: { message: '', contactForm: true },
};

let clock: TestClock;
let events: EventBus;
let service: AvailabilityService;
let bots: ReachableChatbot[];
let anyoneOnline: boolean;
let told: Availability[];
let expired: string[];
let faults: unknown[];

/** Monday at that time. */
function start(time: string): void {
  clock = createTestClock(`2026-11-23T${time}.000Z`);
  service = createAvailabilityService({
    clock,
    timers: clock,
    events,
    presence: { anyoneOnline: () => anyoneOnline },
    handoffs: {
      async expireWaiting(chatbotId) {
        expired.push(chatbotId);
      },
    },
    chatbots: {
      find: async (id) => bots.find((bot) => bot.id === id) ?? null,
      listOf: async (workspaceId) => bots.filter((bot) => bot.workspaceId === workspaceId),
      listWithHours: async () => bots.filter((bot) => bot.hoursEnabled),
    },
    onError: (error) => faults.push(error),
  });
  service.start();
}

async function settle(): Promise<void> {
  await events.settled();
  await service.idle();
}

/** Time goes by as it does: what a timer starts is finished before the next one rings. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) {
    clock.advance(Math.min(left, 1_000));
    await settle();
  }
}

beforeEach(() => {
  bots = [chatbot];
  [told, expired, faults] = [[], [], []];
  anyoneOnline = true;
  events = createEventBus((error) => faults.push(error));
  events.on('availability.changed', ({ availability }) => void told.push(availability));
});
afterEach(async () => {
  await service.stop();
  expect(faults).toEqual([]);
});

describe('at the boundary', () => {
  it('closing is told in the second it happens, once, and who waits is let go', async () => {
    start('16:59:00');
    await settle();
    told.length = 0;
    await pass(MINUTE - 1);
    expect([told, expired]).toEqual([[], []]);
    await pass(1);
    expect(told.map(({ handoff, reason }) => [handoff, reason])).toEqual([[false, 'outside_hours']]);
    expect(expired).toEqual(['bot']);
    await pass(5 * MINUTE);
    expect(told).toHaveLength(1);
  });

  it('opening is told, and nobody is let go', async () => {
    start('08:59:00');
    await settle();
    expired.length = 0;
    told.length = 0;
    await pass(MINUTE);
    expect(told.map(({ handoff, closesAt }) => [handoff, closesAt])).toEqual([[true, '2026-11-23T17:00:00.000Z']]);
    expect(expired).toEqual([]);
  });

  it('a clock that is set past closing time is noticed within a second', async () => {
    start('12:00:00');
    await settle();
    told.length = 0;
    clock.set(6 * 60 * MINUTE);
    await pass(1_000);
    expect(told.map(({ reason }) => reason)).toEqual(['outside_hours']);
  });

  it('who waits since before a restart is let go when closing time has passed meanwhile', async () => {
    start('19:00:00');
    await settle();
    expect(expired).toEqual(['bot']);
  });
});

describe('in between', () => {
  it('an owner who changes the hours is heard at once, and the new boundary holds', async () => {
    start('12:00:00');
    await settle();
    told.length = 0;
    const week = { 1: [{ open: '09:00', close: '12:10' }] };
    bots = [{ ...chatbot, schedule: scheduleSchema.parse({ timezone: 'UTC', week }) }];
    events.emit('chatbot.changed', { workspaceId: 'acme', chatbotId: 'bot' });
    await settle();
    expect(told.map(({ closesAt }) => closesAt)).toEqual(['2026-11-23T12:10:00.000Z']);
    await pass(10 * MINUTE);
    expect(told.at(-1)?.reason).toBe('outside_hours');
  });

  it('the last one to leave and the first to come are told; a second one is not', async () => {
    start('12:00:00');
    await settle();
    told.length = 0;
    const change = async (next: boolean) => {
      anyoneOnline = next;
      events.emit('presence.changed', { workspaceId: 'acme', memberId: 'ana' });
      await settle();
    };
    await change(false);
    await change(false);
    await change(true);
    expect(told.map(({ reason }) => reason)).toEqual(['nobody_here', null]);
    expect(expired).toEqual([]);
  });

  it('a request that comes in after closing is let go at once', async () => {
    start('17:30:00');
    await settle();
    expired.length = 0;
    events.emit('handoff.requested', { workspaceId: 'acme', conversationId: 'c', handoffId: 'h', rev: 1 });
    await settle();
    expect(expired).toEqual(['bot']);
  });
});
