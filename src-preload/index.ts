import { contextBridge } from 'electron';
import type { DesktopBridge } from './bridge.ts';
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
    renew: () => call('session:renew', undefined),
    signOut: () => call('session:sign-out', undefined),
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
  activity: {
    get: () => call('activity:get', undefined),
    onChange: (listener) => onNews('activity:changed', listener),
  },
  system: {
    onResume: (listener) => onNews('system:resumed', ({ afterMs }) => listener(afterMs)),
    openExternal: (url) => call('external:open', { url }),
  },
};

function readPlatform(): DesktopBridge['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}

/** A sandboxed preload cannot ask Electron for the version; main passes it as an argument of the window. */
function readArgument(prefix: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

contextBridge.exposeInMainWorld('desktop', desktop);
