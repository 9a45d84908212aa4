import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activityReportSchema } from '../../src-preload/payloads.ts';
import { watchActivity } from './activity-watch.ts';
import { decideActivity, IDLE_AFTER_MS } from './decide-activity.ts';

const here = { lockedSince: null, asleepSince: null, idleMs: 0, now: 1_000_000 };

describe('decideActivity', () => {
  it.each([
    ['at work', here, { activity: 'active', sinceMs: 0 }],
    ['reading for a while', { ...here, idleMs: IDLE_AFTER_MS - 1 }, { activity: 'active', sinceMs: 0 }],
    ['untouched for five minutes', { ...here, idleMs: IDLE_AFTER_MS }, { activity: 'idle', sinceMs: IDLE_AFTER_MS }],
    ['locked', { ...here, lockedSince: 990_000 }, { activity: 'locked', sinceMs: 10_000 }],
    [
      'locked and untouched',
      { ...here, lockedSince: 1, idleMs: IDLE_AFTER_MS },
      { activity: 'locked', sinceMs: 999_999 },
    ],
    [
      'asleep behind a lock',
      { ...here, lockedSince: 1, asleepSince: 400_000 },
      { activity: 'asleep', sinceMs: 600_000 },
    ],
    ['a clock set back', { ...here, lockedSince: 2_000_000 }, { activity: 'locked', sinceMs: 0 }],
  ])('%s', (_what, signs, report) => {
    expect(decideActivity(signs)).toEqual(report);
    expect(activityReportSchema.safeParse(report).success).toBe(true);
  });
});

describe('watchActivity', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open() {
    const power = Object.assign(new EventEmitter(), { idle: 0, getSystemIdleTime: () => power.idle });
    const told: string[] = [];
    const watch = watchActivity(power, ({ activity }) => told.push(activity));
    return { power, told, watch };
  }

  it('tells once when the person leaves, and within a second when they are back', () => {
    const { power, told, watch } = open();
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
    power.idle = 300;
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual(['idle']);
    expect(watch.read()).toEqual({ activity: 'idle', sinceMs: 300_000 });
    power.idle = 0;
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(['idle', 'active']);
  });

  it('follows lock and sleep, also when both end in any order', () => {
    const { power, told } = open();
    for (const event of [
      'lock-screen',
      'suspend',
      'resume',
      'unlock-screen',
      'suspend',
      'lock-screen',
      'unlock-screen',
      'resume',
    ])
      power.emit(event);
    expect(told).toEqual(['locked', 'asleep', 'locked', 'active', 'asleep', 'active']);
  });

  it('is silent after it was stopped', () => {
    const { power, told, watch } = open();
    watch.stop();
    power.idle = 300;
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
  });
});
