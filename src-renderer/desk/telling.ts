import type { DesktopSettings } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskState } from '../state/desk-state.ts';
import type { Accepting } from './accepting.ts';
import { watchAlarms } from './alarms.ts';
import { createCardDesk } from './card.ts';
import { concernsMe, type News } from './decide-notices.ts';
import type { Navigating } from './navigating.ts';
import { watchNotices } from './notices.ts';
import type { DeskParts } from './parts.ts';
import { watchRaised } from './raised.ts';
import { createReporting } from './reporting.ts';
import { createTryingOut } from './try-notifications.ts';

export interface TellingOptions extends Pick<DeskParts, 'store' | 'call'> {
  readonly host: Host;
  readonly settings: () => DesktopSettings;
  readonly accepting: Accepting;
  readonly navigate: Navigating['navigate'];
}

/** Every way in which this computer tells the person: toasts, sounds, the card; and what became of each. */
export function createTelling({ store, call, host, settings, accepting, navigate }: TellingOptions) {
  const reporting = createReporting({ store, call });
  const { report } = reporting;
  const alarms = watchAlarms({ store, host, settings, report, showCard: (card) => cardDesk.show(card) });
  const cardDesk = createCardDesk({
    store,
    host,
    settings,
    ...accepting,
    ...alarms,
    openRequest: (handoffId) => navigate({ to: 'request', handoffId }),
  });

  async function ringForMessage(about: News['about']): Promise<void> {
    const { soundMessages, soundVolume } = settings();
    const silencedBy = store.getState().quiet.on ? 'do_not_disturb' : soundMessages ? null : 'setting_off';
    if (silencedBy !== null) return report({ about, channel: 'sound', outcome: 'not_shown', reason: silencedBy });
    const outcome = await host.sounds.play('message', { volume: soundVolume });
    if (outcome.status === 'played') report({ about, channel: 'sound', outcome: 'shown' });
    else report({ about, channel: 'sound', outcome: 'not_shown', reason: outcome.reason });
  }

  const onMessage = (about: News['about']): void => void ringForMessage(about);
  const notices = watchNotices({ store, host, settings, report, onMessage });
  const raised = watchRaised({ store, settings, notices, report, onAnnounced: onMessage });
  const tryingOut = createTryingOut({ store, call, host, settings });
  const stopHotkey = host.hotkey.onPress(() => void cardDesk.acceptNext(listWaiting(store.getState())));
  const stopSounds = host.sounds.onStateChange((sounds) => store.setState({ sounds }));
  store.setState({ sounds: host.sounds.state() });

  return {
    tryNotifications: tryingOut.tryNotifications,
    onRaised: (alert: Parameters<typeof raised.receive>[0]) =>
      alert.kind === 'test' ? tryingOut.onRaised(alert) : raised.receive(alert),
    onMailed: tryingOut.onMailed,
    resend: reporting.resend,
    stop(): void {
      for (const stop of [alarms.stop, cardDesk.stop, notices.stop, raised.stop, stopHotkey, stopSounds]) stop();
      reporting.stop();
    },
  };
}

function listWaiting(state: DeskState): readonly string[] {
  return state.mirror.queueIds.filter((id) => concernsMe(state, id));
}
