import type { PresenceChoice } from '#contract/members.ts';
import type { DesktopSettings, DoNotDisturbChoice } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import { decideChoice, decideQuiet, NOT_QUIET } from '../state/quiet.ts';
import type { DeskParts } from './parts.ts';

export interface DoNotDisturbing {
  /** What tray and status menu offer; kept in the settings of this computer. */
  chooseDoNotDisturb(choice: DoNotDisturbChoice): Promise<void>;
}

export interface DoNotDisturbOptions extends Pick<DeskParts, 'store'> {
  readonly host: Pick<Host, 'settings' | 'doNotDisturb'>;
  readonly settings: () => DesktopSettings;
  /** Resolves false when the server did not take it. */
  readonly setPresence: (choice: PresenceChoice) => Promise<boolean>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly account: string;
  readonly now: () => number;
}

/** Timers stop while a computer sleeps and clocks are set: looked at again at least this often. */
const LOOK_EVERY_MS = 60_000;

/** Keeps `quiet` in the state true, and makes the member away while it is on, and what they were before when it ends. */
export function watchDoNotDisturb(options: DoNotDisturbOptions) {
  const { store, host, settings, setPresence, storage, now } = options;
  /** `away`: we made them so, and undo it. `theirs`: whatever they are, they chose. Kept over a restart. */
  const key = `handoff-desk:${options.account}:do-not-disturb`;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    clearTimeout(timer);
    const quiet = decideQuiet(settings(), now());
    const before = store.getState().quiet;
    if (quiet.on !== before.on || quiet.until !== before.until || quiet.because !== before.because) {
      store.setState({ quiet });
    }
    const wait = quiet.until === null ? LOOK_EVERY_MS : Math.min(LOOK_EVERY_MS, quiet.until - now());
    timer = setTimeout(look, Math.max(0, wait));
    void arrangePresence();
  }

  async function arrangePresence(): Promise<void> {
    const { quiet, mirror, link } = store.getState();
    if (link.phase !== 'ready' || !mirror.me?.permissions.includes('chats.respond')) return;
    const mark = storage.getItem(key);
    if (quiet.on && mark === null) {
      storage.setItem(key, mirror.me.presence === 'online' ? 'away' : 'theirs');
      if (mirror.me.presence === 'online' && !(await setPresence('away'))) storage.removeItem(key);
    } else if (!quiet.on && mark !== null) {
      storage.removeItem(key);
      const isOurs = mark === 'away' && mirror.me.presence === 'away';
      if (isOurs && !(await setPresence('online'))) storage.setItem(key, mark);
    }
  }

  async function chooseDoNotDisturb(choice: DoNotDisturbChoice): Promise<void> {
    // What follows comes with the change, as it does when the settings are changed elsewhere.
    await host.settings.change({ doNotDisturb: decideChoice(choice, settings(), now()) });
  }

  const watching = [
    host.settings.onChange(look),
    host.doNotDisturb.onChosen((choice) => void chooseDoNotDisturb(choice)),
  ];
  look();
  return {
    chooseDoNotDisturb,
    /** The person chose a status while it was on: from then on it is theirs. */
    keepPresence() {
      if (store.getState().quiet.on) storage.setItem(key, 'theirs');
    },
    look,
    stop() {
      clearTimeout(timer);
      for (const stop of watching) stop();
      store.setState({ quiet: NOT_QUIET });
    },
  };
}
