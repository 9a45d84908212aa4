import type { ActivityReport } from '../../src-preload/payloads.ts';
import type { Host } from './host.ts';
import { createListeners } from './listeners.ts';

/** As the desktop counts it. */
const IDLE_AFTER_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** Chromium's IdleDetector, where the person has allowed it: it sees the whole computer, not only this page. */
interface IdleDetector extends EventTarget {
  readonly userState: 'active' | 'idle' | null;
  readonly screenState: 'locked' | 'unlocked' | null;
  start(options: { threshold: number }): Promise<void>;
}

/**
 * Whether somebody is at this computer, as far as a tab can know: by keyboard and pointer in the page. A tab in the
 * background is not a person who has left, so visibility does not count.
 */
export function createBrowserActivity(page: Window = window): Host['activity'] {
  const listeners = createListeners<ActivityReport>();
  let lastInput = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: ActivityReport['activity'] = 'active';
  let detector: IdleDetector | null = null;

  function read(): ActivityReport {
    const untouchedMs = Math.max(0, Date.now() - lastInput);
    if (detector?.screenState === 'locked') return { activity: 'locked', sinceMs: untouchedMs };
    const idle = detector ? detector.userState === 'idle' : untouchedMs >= IDLE_AFTER_MS;
    return idle ? { activity: 'idle', sinceMs: untouchedMs } : { activity: 'active', sinceMs: 0 };
  }

  function look(): void {
    clearTimeout(timer);
    const report = read();
    if (report.activity === 'active' && !detector) {
      timer = setTimeout(look, Math.max(1_000, IDLE_AFTER_MS - (Date.now() - lastInput)));
    }
    if (report.activity === told) return;
    told = report.activity;
    listeners.emit(report);
  }

  function touch(): void {
    lastInput = Date.now();
    if (told !== 'active') look();
  }

  for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, touch, { capture: true, passive: true });
  look();
  void openIdleDetector(page).then((opened) => {
    if (!opened) return;
    detector = opened;
    opened.addEventListener('change', () => {
      if (opened.userState === 'active') lastInput = Date.now();
      look();
    });
  });
  return { get: async () => read(), onChange: listeners.add };
}

/** Never asks for the permission by itself: the question would come out of nowhere. */
async function openIdleDetector(page: Window): Promise<IdleDetector | null> {
  const Detector = (page as { IdleDetector?: new () => IdleDetector }).IdleDetector;
  if (!Detector) return null;
  try {
    // Not every browser that knows the name lets it be queried, and the type lists only what all of them know.
    const { state } = await page.navigator.permissions.query({ name: 'idle-detection' as PermissionName });
    if (state !== 'granted') return null;
    const detector = new Detector();
    await detector.start({ threshold: IDLE_AFTER_MS });
    return detector;
  } catch {
    return null;
  }
}
