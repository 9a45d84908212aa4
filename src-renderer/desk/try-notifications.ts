import type { RaisedAlert, TestMailOutcome } from '#contract/alerts.ts';
import type { DesktopSettings, NoticeOutcome } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import { selectAttention } from '../state/selectors.ts';
import { describeRaised } from './decide-notices.ts';
import type { DeskParts } from './parts.ts';

export type TrialHop = 'server' | 'connection' | 'toast' | 'sound' | 'badge' | 'email';

/** One hop of a notification test. `reason` is a code such as `setting_off`; null when it went well. */
export interface TrialStep {
  readonly hop: TrialHop;
  readonly reason: string | null;
  /** What the mail server said, where it said something. */
  readonly detail?: string;
  /** Since the test began; null where it never got there. */
  readonly afterMs: number | null;
}

/** Sends one alert that only this person hears of through every hop, and tells each as it is done. */
export type TryNotifications = (onStep: (step: TrialStep) => void) => Promise<void>;

export interface TryingOut {
  readonly tryNotifications: TryNotifications;
}

export interface TryingOutOptions extends Pick<DeskParts, 'store' | 'call'> {
  readonly host: Pick<Host, 'notices' | 'sounds' | 'attention'>;
  readonly settings: () => DesktopSettings;
}

const PUSH_PATIENCE_MS = 5_000;
const MAIL_PATIENCE_MS = 60_000;
/** Long enough to be seen on the icon. */
const BADGE_SHOWN_MS = 3_000;

export function createTryingOut({ store, call, host, settings }: TryingOutOptions) {
  const raised = createArrivals<RaisedAlert>();
  const mailed = createArrivals<TestMailOutcome>();

  const tryNotifications: TryNotifications = async (onStep) => {
    const began = performance.now();
    const step = (hop: TrialHop, reason: string | null, detail = ''): void =>
      onStep({
        hop,
        reason,
        ...(detail === '' ? {} : { detail }),
        afterMs: reason === null ? Math.round(performance.now() - began) : null,
      });

    const outcome = await call('alert:test', {});
    if (!outcome.ok) return step('server', outcome.error.code);
    step('server', null);
    const { alertId, mail } = outcome.value;
    const arrived = raised.wait(alertId, PUSH_PATIENCE_MS).then((alert) => onArrival(alert, step));
    if (mail === 'on_its_way') {
      const outcome = await mailed.wait(alertId, MAIL_PATIENCE_MS);
      step('email', outcome === null ? 'unanswered' : outcome.state === 'sent' ? null : outcome.state, outcome?.detail);
    } else step('email', mail);
    await arrived;
  };

  async function onArrival(alert: RaisedAlert | null, step: (hop: TrialHop, reason: string | null) => void) {
    if (alert === null) return step('connection', 'unanswered');
    step('connection', null);
    const { notifyRequests, soundRequests, soundVolume } = settings();
    const quiet = store.getState().quiet.on;
    const silencedBy = (wanted: boolean) => (quiet ? 'do_not_disturb' : wanted ? null : 'setting_off');
    const muted = silencedBy(notifyRequests);
    const toast: NoticeOutcome =
      muted === null ? await host.notices.show(describeRaised(alert, false)) : { status: 'not_shown', reason: muted };
    step('toast', toast.status === 'shown' ? null : toast.reason);
    const silenced = silencedBy(soundRequests);
    const sound =
      silenced === null
        ? await host.sounds.play('request', { volume: soundVolume })
        : { status: 'not_played' as const, reason: silenced };
    step('sound', sound.status === 'played' ? null : sound.reason);
    const attention = selectAttention(store.getState());
    await host.attention.set({ ...attention, pending: attention.pending + 1 });
    step('badge', null);
    setTimeout(() => void host.attention.set(selectAttention(store.getState())), BADGE_SHOWN_MS);
  }

  return {
    tryNotifications,
    onRaised: (alert: RaisedAlert) => raised.arrive(alert.id, alert),
    onMailed: (mail: TestMailOutcome) => mailed.arrive(mail.alertId, mail),
  };
}

/** What may come before or after somebody waits for it. */
function createArrivals<T>() {
  const here = new Map<string, T>();
  const waiting = new Map<string, (value: T) => void>();
  return {
    arrive(id: string, value: T): void {
      const take = waiting.get(id);
      if (take) take(value);
      else here.set(id, value);
    },
    wait(id: string, patienceMs: number): Promise<T | null> {
      const value = here.get(id);
      here.delete(id);
      if (value !== undefined) return Promise.resolve(value);
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(null), patienceMs);
        function settle(arrived: T | null): void {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(arrived);
        }
        waiting.set(id, settle);
      });
    },
  };
}
