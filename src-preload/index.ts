import { contextBridge } from 'electron';
import type { CardBridge, DesktopBridge } from './bridge.ts';
import { call, onNews, onNewsWithMemory } from './channels.ts';

/** `window.desktop`: one function per channel, nothing that could carry a channel name of the page's own choosing. */
const desktop: DesktopBridge = {
  platform: readPlatform(),
  appVersion: readArgument('--handoff-desk-version=') ?? '0.0.0',
  server: {
    get: () => call('server:get', undefined),
    check: (address) => call('server:check', { address }),
    choose: (address) => call('server:choose', { address }),
  },
  session: {
    restore: () => call('session:restore', undefined),
    signIn: (request) => call('session:sign-in', request),
    claimOwner: (request) => call('session:claim-owner', request),
    lookAtInvite: (token) => call('session:look-at-invite', { token }),
    join: (request) => call('session:join', request),
    requestReset: (email) => call('session:request-reset', { email }),
    resetPassword: (request) => call('session:reset', request),
    renew: () => call('session:renew', undefined),
    signOut: () => call('session:sign-out', undefined),
  },
  accounts: {
    list: () => call('accounts:list', undefined),
    show: (id, place) => call('accounts:show', { id, place }),
    setAside: () => call('accounts:set-aside', undefined),
    look: (id) => call('accounts:look', { id }),
    forget: (id) => call('accounts:forget', { id }),
  },
  settings: {
    get: () => call('settings:get', undefined),
    change: (patch) => call('settings:change', patch),
    onChange: (listener) => onNews('settings:changed', listener),
  },
  notices: {
    show: (notice) => call('notice:show', notice),
    withdraw: (tag) => call('notice:withdraw', { tag }),
  },
  attention: { set: (attention) => call('attention:set', attention) },
  navigation: { onNavigate: onNewsWithMemory('navigate:to') },
  presence: { onChosen: (listener) => onNews('presence:chosen', ({ choice }) => listener(choice)) },
  doNotDisturb: { onChosen: (listener) => onNews('do-not-disturb:chosen', ({ choice }) => listener(choice)) },
  card: {
    show: (card) => call('card:show', { card }),
    onAct: (listener) => onNews('card:acted', listener),
  },
  hotkey: {
    get: () => call('hotkey:get', undefined),
    onPress: (listener) => onNews('hotkey:pressed', () => listener()),
  },
  activity: {
    get: () => call('activity:get', undefined),
    onChange: (listener) => onNews('activity:changed', listener),
  },
  system: {
    onResume: (listener) => onNews('system:resumed', ({ afterMs }) => listener(afterMs)),
    openExternal: (url) => call('external:open', { url }),
    reveal: () => call('window:reveal', undefined),
  },
};

/** All that the handoff card's page gets: it shows what it is told and tells what was pressed. */
const handoffCard: CardBridge = {
  get: () => call('on-card:get', undefined),
  onChange: (listener) => onNews('on-card:changed', listener),
  act: (act) => call('on-card:act', act),
  fit: (height) => call('on-card:fit', { height }),
};

function readPlatform(): DesktopBridge['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}

/** A sandboxed preload cannot ask Electron for the version; main passes it as an argument of the window. */
function readArgument(prefix: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

if (readArgument('--handoff-desk-window=') === 'card') contextBridge.exposeInMainWorld('handoffCard', handoffCard);
else contextBridge.exposeInMainWorld('desktop', desktop);
