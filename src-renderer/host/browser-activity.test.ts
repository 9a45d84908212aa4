import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBrowserActivity } from './browser-activity.ts';

const FIVE_MINUTES = 5 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page without anything but its events; `extra` is what a browser may have besides. */
function open(extra: object = {}) {
  const page = Object.assign(new EventTarget(), extra);
  const activity = createBrowserActivity(page as unknown as Window);
  const told: string[] = [];
  activity.onChange((report) => told.push(report.activity));
  return { page, activity, told };
}

test('nothing touched for five minutes is idle, since the last touch; any touch is active at once', async () => {
  const { page, activity, told } = open();
  await vi.advanceTimersByTimeAsync(FIVE_MINUTES - 1);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['idle']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await activity.get()).toEqual({ activity: 'idle', sinceMs: FIVE_MINUTES + 60_000 });
  page.dispatchEvent(new Event('keydown'));
  expect(told).toEqual(['idle', 'active']);
});

test.each(['pointermove', 'pointerdown', 'wheel', 'touchstart', 'focus'])('%s puts it off', async (sign) => {
  const { page, told } = open();
  await vi.advanceTimersByTimeAsync(FIVE_MINUTES - 1_000);
  page.dispatchEvent(new Event(sign));
  await vi.advanceTimersByTimeAsync(FIVE_MINUTES - 1_000);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(['idle']);
});

test('a tab in the background is not a person who has left', async () => {
  const { page, told } = open();
  page.dispatchEvent(new Event('visibilitychange'));
  page.dispatchEvent(new Event('blur'));
  await vi.advanceTimersByTimeAsync(FIVE_MINUTES - 1);
  expect(told).toEqual([]);
});

function withDetector(state: PermissionState) {
  const detectors: Detector[] = [];
  class Detector extends EventTarget {
    userState: string = 'active';
    screenState: string = 'unlocked';
    constructor() {
      super();
      detectors.push(this);
    }
    async start() {}
    become(userState: string, screenState: string) {
      Object.assign(this, { userState, screenState });
      this.dispatchEvent(new Event('change'));
    }
  }
  return {
    detectors,
    extra: { IdleDetector: Detector, navigator: { permissions: { query: async () => ({ state }) } } },
  };
}

test('where the whole computer may be watched, work in other programs counts, and so does the lock', async () => {
  const { detectors, extra } = withDetector('granted');
  const { told } = open(extra);
  await vi.advanceTimersByTimeAsync(2 * FIVE_MINUTES);
  expect(told).toEqual([]);
  detectors[0]?.become('idle', 'unlocked');
  detectors[0]?.become('idle', 'locked');
  detectors[0]?.become('active', 'unlocked');
  expect(told).toEqual(['idle', 'locked', 'active']);
});

test('the permission is never asked for', async () => {
  const { detectors, extra } = withDetector('prompt');
  const { told } = open(extra);
  await vi.advanceTimersByTimeAsync(FIVE_MINUTES);
  expect(detectors).toEqual([]);
  expect(told).toEqual(['idle']);
});
