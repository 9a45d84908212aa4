import type { DesktopBridge } from '../../src-preload/bridge.ts';
import type { Host } from './host.ts';
import { createSounds } from './sounds.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly desktop?: DesktopBridge;
  }
}

export function createDesktopHost(bridge: DesktopBridge): Host {
  return {
    kind: 'desktop',
    server: bridge.server,
    session: bridge.session,
    accounts: bridge.accounts,
    settings: bridge.settings,
    notices: bridge.notices,
    attention: bridge.attention,
    navigation: bridge.navigation,
    presence: bridge.presence,
    doNotDisturb: bridge.doNotDisturb,
    card: bridge.card,
    hotkey: bridge.hotkey,
    activity: bridge.activity,
    system: bridge.system,
    permission: { get: () => 'granted', ask: async () => 'granted' },
    // The app allows its own page to make sounds at any time.
    sounds: createSounds({ needsGesture: false }),
  };
}
