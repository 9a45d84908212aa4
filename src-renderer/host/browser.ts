import type { DeskPlace } from '../../src-preload/payloads.ts';
import { createBrowserAccounts } from './browser-accounts.ts';
import { createBrowserActivity } from './browser-activity.ts';
import { setBrowserBadge } from './browser-badge.ts';
import { createBrowserLook } from './browser-look.ts';
import { onBrowserNavigation } from './browser-navigation.ts';
import { createBrowserNotices } from './browser-notices.ts';
import { checkBrowserServer } from './browser-server.ts';
import { createBrowserSession } from './browser-session.ts';
import { createBrowserSettings } from './browser-settings.ts';
import type { Host } from './host.ts';
import { createListeners } from './listeners.ts';
import { createSounds } from './sounds.ts';

/** The console in a browser tab at `/console`: served by the backend it talks to. */
export function createBrowserHost(): Host {
  const navigations = createListeners<Parameters<Parameters<Host['navigation']['onNavigate']>[0]>[0]>();
  const accounts = createBrowserAccounts(localStorage, sessionStorage, location.origin);
  const session = createBrowserSession(accounts);
  const { notices, permission } = createBrowserNotices(navigations.emit);
  return {
    kind: 'browser',
    server: {
      get: async () => location.origin,
      check: () => checkBrowserServer(location.origin),
      choose: () => checkBrowserServer(location.origin),
    },
    session,
    accounts: {
      list: accounts.list,
      async show(id, place) {
        if (accounts.find(id) === null) return;
        accounts.show(id);
        startPageAnew(place);
      },
      async setAside() {
        accounts.setAside();
        return accounts.list();
      },
      look: createBrowserLook(accounts.find, session.renewFor),
      async forget(id) {
        await session.forget(id);
        return accounts.list();
      },
    },
    settings: createBrowserSettings(localStorage),
    notices,
    permission,
    attention: { set: setBrowserBadge },
    navigation: {
      onNavigate(listener) {
        const stopLinks = onBrowserNavigation(listener);
        const stopClicks = navigations.add(listener);
        return () => {
          stopLinks();
          stopClicks();
        };
      },
    },
    // A tab has no tray menu to choose a status in, no window of its own for a card, and no key that works from elsewhere.
    presence: { onChosen: () => () => undefined },
    doNotDisturb: { onChosen: () => () => undefined },
    card: { show: async () => ({ status: 'not_shown', reason: 'unsupported' }), onAct: () => () => undefined },
    hotkey: {
      get: async () => ({ accelerator: null, status: 'unsupported' }),
      onPress: () => () => undefined,
    },
    sounds: createSounds({ needsGesture: true }),
    activity: createBrowserActivity(),
    system: {
      onResume: onBrowserResume,
      openExternal: async (url) => void window.open(url, '_blank', 'noopener,noreferrer'),
      reveal: async () => window.focus(),
    },
  };
}

/** Nothing of one account stays in the page for the next. */
function startPageAnew(place: DeskPlace | null): void {
  if (place?.to === 'chat') location.hash = `#/chats/${place.conversationId}`;
  else if (place?.to === 'request') location.hash = `#/requests/${place.handoffId}`;
  else history.replaceState(null, '', location.pathname);
  location.reload();
}

/** A tab comes to life again: shown after being hidden, or thawed after being frozen. */
function onBrowserResume(listener: (afterMs: number) => void): () => void {
  let frozenAt: number | null = null;
  const freeze = (): void => {
    frozenAt = Date.now();
  };
  const thaw = (): void => {
    listener(frozenAt === null ? 0 : Date.now() - frozenAt);
    frozenAt = null;
  };
  const show = (): void => {
    if (document.visibilityState === 'visible') listener(0);
  };
  document.addEventListener('freeze', freeze);
  document.addEventListener('resume', thaw);
  document.addEventListener('visibilitychange', show);
  return () => {
    document.removeEventListener('freeze', freeze);
    document.removeEventListener('resume', thaw);
    document.removeEventListener('visibilitychange', show);
  };
}
