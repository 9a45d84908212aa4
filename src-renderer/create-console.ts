import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClaimOwnerRequest, SignInRequest } from '#contract/members.ts';
import type { CallError } from '#contract/result.ts';
import type { DesktopSettings, Navigation, ServerCheck, SignInOutcome } from '../src-preload/payloads.ts';
import { decideBackoff } from './connection/backoff.ts';
import { createDesk, type Desk } from './desk/create-desk.ts';
import type { Host } from './host/host.ts';
import { type AppState, INITIAL_APP_STATE, type Stage } from './state/app-state.ts';
import { onShortcutsChange, readShortcuts, writeShortcuts } from './state/local-choices.ts';

type Grant = Extract<SignInOutcome, { status: 'signed_in' }>;

/** The whole console around the signed-in desk: which server, who, and the preferences of this computer. */
export interface Console {
  readonly store: StoreApi<AppState>;
  readonly host: Host;
  /** From the one-time owner link, when this page was opened by it. */
  readonly ownerToken: string | null;
  start(): Promise<void>;
  /** Tests the address and, when it is good, goes on to sign-in. */
  chooseServer(address: string): Promise<ServerCheck>;
  /** Back to the first screen, for another server. */
  forgetServer(): void;
  retryNow(): void;
  /** Null when it worked; otherwise what to tell. */
  signIn(request: SignInRequest): Promise<CallError | null>;
  claimOwner(request: ClaimOwnerRequest): Promise<CallError | null>;
  signOut(): Promise<void>;
  changeSettings(patch: Partial<DesktopSettings>): Promise<void>;
  setShortcuts(on: boolean): void;
}

export function createConsole(host: Host, ownerToken: string | null = null): Console {
  const store = createStore<AppState>()(() => ({ ...INITIAL_APP_STATE, shortcuts: readShortcuts(localStorage) }));
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A click on a notification or link that came before anyone was signed in. */
  let postponed: Navigation | null = null;

  function goTo(stage: Stage): void {
    const before = store.getState().stage;
    if (before.name === 'signed_in') before.desk.stop();
    store.setState({ stage });
  }

  function currentDesk(): Desk | null {
    const { stage } = store.getState();
    return stage.name === 'signed_in' ? stage.desk : null;
  }

  async function enter(server: string): Promise<void> {
    clearTimeout(timer);
    const outcome = await host.session.restore();
    if (outcome.status === 'signed_in') openDesk(server, outcome);
    else if (outcome.status === 'unreachable') waitForServer(server, outcome.detail);
    else await showSignIn(server, outcome.status === 'refused' ? outcome.error.message : null);
  }

  async function showSignIn(server: string, notice: string | null): Promise<void> {
    const check = await host.server.check(server);
    if (check.status === 'ok') {
      attempt = 0;
      goTo({ name: 'signed_out', server, hasOwner: check.hasOwner, notice });
    } else if (host.kind === 'desktop' && !mayRecover(check.fault)) {
      goTo({ name: 'choosing_server', address: server, fault: check.fault });
    } else waitForServer(server, check.detail);
  }

  function waitForServer(server: string, detail: string): void {
    goTo({ name: 'unreachable', server, detail });
    attempt += 1;
    timer = setTimeout(() => void enter(server), decideBackoff(attempt, Math.random()));
  }

  function openDesk(server: string, { grant, keptIn }: Grant): void {
    attempt = 0;
    const desk = createDesk({
      host,
      server,
      grant,
      settings: () => store.getState().settings,
      onSignedOut: (notice) => void leave(server, notice),
      onRefused: (error) => goTo({ name: 'refused', server, error }),
    });
    goTo({ name: 'signed_in', server, keptIn, desk });
    desk.start();
    if (postponed) desk.navigate(postponed);
    postponed = null;
  }

  async function leave(server: string, notice: string | null): Promise<void> {
    currentDesk()?.stop();
    await showSignIn(server, notice);
  }

  async function trySignIn(sign: () => Promise<SignInOutcome>): Promise<CallError | null> {
    const { stage } = store.getState();
    if (stage.name !== 'signed_out') return null;
    const outcome = await sign();
    if (outcome.status === 'signed_in') {
      openDesk(stage.server, outcome);
      return null;
    }
    if (outcome.status === 'refused') return outcome.error;
    return { code: 'unavailable', message: 'The server did not answer. Check your connection and try again.' };
  }

  function followHost(): void {
    host.settings.onChange((settings) => store.setState({ settings }));
    onShortcutsChange((shortcuts) => store.setState({ shortcuts }));
    host.presence.onChosen((choice) => void currentDesk()?.choosePresence(choice));
    host.system.onResume((afterMs) => currentDesk()?.resume(afterMs));
    host.navigation.onNavigate((navigation) => {
      const desk = currentDesk();
      if (desk) desk.navigate(navigation);
      else postponed = navigation;
    });
  }

  return {
    store,
    host,
    ownerToken,
    async start() {
      followHost();
      store.setState({ settings: await host.settings.get() });
      const server = await host.server.get();
      if (server === null) goTo({ name: 'choosing_server', address: '', fault: null });
      else await enter(server);
    },
    async chooseServer(address) {
      const check = await host.server.choose(address);
      if (check.status === 'ok') await enter(check.url);
      return check;
    },
    forgetServer() {
      clearTimeout(timer);
      const { stage } = store.getState();
      goTo({ name: 'choosing_server', address: 'server' in stage ? stage.server : '', fault: null });
    },
    retryNow() {
      const { stage } = store.getState();
      if (stage.name === 'unreachable' || stage.name === 'refused') void enter(stage.server);
      else currentDesk()?.retryNow();
    },
    signIn: (request) => trySignIn(() => host.session.signIn(request)),
    claimOwner: (request) => trySignIn(() => host.session.claimOwner(request)),
    async signOut() {
      const { stage } = store.getState();
      if (!('server' in stage)) return;
      currentDesk()?.stop();
      await host.session.signOut();
      await showSignIn(stage.server, null);
    },
    async changeSettings(patch) {
      // Shown at once; what the host says in the end is what counts.
      store.setState((state) => ({ settings: { ...state.settings, ...patch } }));
      store.setState({ settings: await host.settings.change(patch) });
    },
    setShortcuts(on) {
      writeShortcuts(localStorage, on);
      store.setState({ shortcuts: on });
    },
  };
}

/** Faults that go away by themselves; for the others somebody has to correct the address. */
function mayRecover(fault: string): boolean {
  return fault === 'refused' || fault === 'timed_out' || fault === 'unknown_host' || fault === 'failed';
}
