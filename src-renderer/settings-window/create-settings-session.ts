import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Me } from '#contract/members.ts';
import { DEFAULT_SETTINGS, type DesktopSettings, type SignInOutcome } from '../../src-preload/payloads.ts';
import { type AccessToken, createAccessToken } from '../connection/access-token.ts';
import { type CallRoute, createHttpCalls } from '../connection/http-calls.ts';
import { followMe } from '../desk/rights.ts';
import type { Host } from '../host/host.ts';
import { onShortcutsChange, readShortcuts, writeShortcuts } from '../state/local-choices.ts';

export type SettingsStage =
  | { readonly name: 'starting' }
  /** Signing in is the main window's business. */
  | { readonly name: 'signed_out' }
  | { readonly name: 'unreachable' }
  | { readonly name: 'ready'; readonly server: string; readonly me: Me; readonly ask: CallRoute };

export interface SettingsWindowState {
  readonly stage: SettingsStage;
  readonly settings: DesktopSettings;
  readonly shortcuts: boolean;
}

export interface SettingsSession {
  readonly store: StoreApi<SettingsWindowState>;
  readonly host: Host;
  start(): Promise<void>;
  /** Looks again whether somebody is signed in and the server answers. */
  retry(): Promise<void>;
  change(patch: Partial<DesktopSettings>): Promise<void>;
  setShortcuts(on: boolean): void;
  signOut(): Promise<void>;
}

/** What the settings window knows: the member who is signed in in the main window, and this computer's settings. No socket. */
export function createSettingsSession(host: Host): SettingsSession {
  const store = createStore<SettingsWindowState>()(() => ({
    stage: { name: 'starting' },
    settings: DEFAULT_SETTINGS,
    shortcuts: readShortcuts(localStorage),
  }));
  let token: AccessToken | null = null;

  function leave(name: 'signed_out' | 'unreachable'): void {
    token?.stop();
    token = null;
    store.setState({ stage: { name } });
  }

  function enter(server: string, { grant }: Extract<SignInOutcome, { status: 'signed_in' }>): void {
    const mine = createAccessToken({
      grant,
      now: Date.now,
      renew: () => host.session.renew(),
      onRenewed: ({ me }) => store.setState(({ stage }) => (stage.name === 'ready' ? { stage: { ...stage, me } } : {})),
      onSignedOut: () => leave('signed_out'),
    });
    token = mine;
    const ask = createHttpCalls({ server, accessToken: () => mine.get(), renewToken: () => mine.renew() });
    store.setState({ stage: { name: 'ready', server, me: grant.me, ask } });
  }

  async function look(): Promise<void> {
    const server = await host.server.get();
    if (server === null) return leave('signed_out');
    const outcome = await host.session.restore();
    if (outcome.status === 'signed_in') enter(server, outcome);
    else leave(outcome.status === 'unreachable' ? 'unreachable' : 'signed_out');
  }

  return {
    store,
    host,
    async start() {
      followMe((me) =>
        store.setState(({ stage }) =>
          stage.name === 'ready' && stage.me.id === me.id ? { stage: { ...stage, me } } : { stage },
        ),
      );
      host.settings.onChange((settings) => store.setState({ settings }));
      onShortcutsChange((shortcuts) => store.setState({ shortcuts }));
      // Signed in in the other window meanwhile: coming back here is enough.
      window.addEventListener('focus', () => {
        const { name } = store.getState().stage;
        if (name === 'signed_out' || name === 'unreachable') void look();
      });
      store.setState({ settings: await host.settings.get() });
      await look();
    },
    retry: look,
    async change(patch) {
      store.setState(({ settings }) => ({ settings: { ...settings, ...patch } }));
      store.setState({ settings: await host.settings.change(patch) });
    },
    setShortcuts(on) {
      writeShortcuts(localStorage, on);
      store.setState({ shortcuts: on });
    },
    async signOut() {
      leave('signed_out');
      await host.session.signOut();
    },
  };
}
