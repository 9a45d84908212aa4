import type { DesktopBridge } from '../../src-preload/bridge.ts';
import type { DesktopSettings, ServerCheck, SignInOutcome } from '../../src-preload/payloads.ts';

interface ShownNotice {
  title: string;
  body: string;
  closed: boolean;
}

declare global {
  interface Window {
    notices: ShownNotice[];
    clickNotice(index: number): void;
  }
}

/** In the page: allowed notifications that are written down instead of shown. */
export function recordNotifications(): void {
  const shown: Recorded[] = [];
  class Recorded {
    static readonly permission = 'granted';
    static requestPermission = async () => 'granted';
    onclick: (() => void) | null = null;
    readonly record: ShownNotice;
    constructor(title: string, { body = '' }: { body?: string }) {
      this.record = { title, body, closed: false };
      shown.push(this);
      window.notices.push(this.record);
    }
    close(): void {
      this.record.closed = true;
    }
  }
  window.notices = [];
  window.clickNotice = (index) => shown[index]?.onclick?.();
  Object.defineProperty(window, 'Notification', { value: Recorded });
}

/** In the page: a desktop without a server chosen, without a keychain, signed in by the server of the test. */
export function standInForDesktop(): void {
  let settings: DesktopSettings = {
    theme: 'system',
    notifyRequests: true,
    notifyMessages: true,
    notifyKeywords: true,
    hideContent: false,
    soundRequests: true,
    soundMessages: true,
    soundVolume: 60,
    repeatRequestSound: true,
    handoffCard: 'unseen',
    hotkey: null,
    startAtLogin: false,
    doNotDisturb: { mode: 'off' },
    doNotDisturbTimes: { enabled: false, schedule: null },
    closeToTray: true,
    confirmComplete: true,
  };
  const nothing = () => () => undefined;
  const check = async (address: string): Promise<ServerCheck> =>
    address === 'this-server' || address === location.origin
      ? { status: 'ok', url: location.origin, version: '0.1.0', hasOwner: true }
      : { status: 'fault', fault: 'unknown_host', detail: 'ENOTFOUND' };
  const signIn = async (): Promise<SignInOutcome> => {
    const response = await fetch('/api/v1/auth/sign-in', { method: 'POST' });
    return { status: 'signed_in', keptIn: 'memory', grant: await response.json() };
  };
  const desktop: DesktopBridge = {
    platform: 'linux',
    appVersion: '0.1.0',
    server: { get: async () => null, check, choose: check },
    session: {
      restore: async () => ({ status: 'signed_out' }),
      signIn,
      claimOwner: signIn,
      join: signIn,
      lookAtInvite: async () => ({ status: 'unreachable', detail: 'not in this stand-in' }),
      requestReset: async () => ({ status: 'ok', value: null }),
      resetPassword: async () => ({ status: 'ok', value: null }),
      renew: signIn,
      signOut: async () => undefined,
    },
    accounts: {
      list: async () => ({ accounts: [], shownId: null }),
      show: async () => undefined,
      setAside: async () => ({ accounts: [], shownId: null }),
      look: async () => ({ status: 'signed_out' }),
      forget: async () => ({ accounts: [], shownId: null }),
    },
    settings: {
      get: async () => settings,
      async change(patch) {
        settings = { ...settings, ...patch };
        return settings;
      },
      onChange: nothing,
    },
    notices: { show: async () => ({ status: 'shown' }), withdraw: async () => undefined },
    attention: { set: async () => undefined },
    navigation: { onNavigate: nothing },
    presence: { onChosen: nothing },
    doNotDisturb: { onChosen: nothing },
    card: { show: async () => ({ status: 'shown' }), onAct: nothing },
    hotkey: { get: async () => ({ accelerator: null, status: 'off' }), onPress: nothing },
    activity: { get: async () => ({ activity: 'active', sinceMs: 0 }), onChange: nothing },
    system: { onResume: nothing, openExternal: async () => undefined, reveal: async () => undefined },
  };
  Object.defineProperty(window, 'desktop', { value: desktop });
}
