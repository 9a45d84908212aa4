import { createStore } from 'zustand/vanilla';
import type { SignInRequest } from '#contract/members.ts';
import type { CallError } from '#contract/result.ts';
import type { DeskPlace, SignInOutcome } from '../../src-preload/payloads.ts';
import { decideBackoff } from '../connection/backoff.ts';
import { createDesk, type Desk } from '../desk/create-desk.ts';
import type { Host } from '../host/host.ts';
import { onShortcutsChange, readShortcuts, writeShortcuts } from '../state/local-choices.ts';
import { type AppState, INITIAL_APP_STATE, type Stage } from './app-state.ts';
import { tellAttentionOfAll } from './attention-of-all.ts';
import type { Console } from './console.ts';
import type { OneTimeLink } from './one-time-link.ts';
import { NO_ANSWER, readRefusal } from './read-refusal.ts';
import { createSwitching } from './switch-accounts.ts';
import { createTellingOfOthers } from './tell-of-others.ts';
import { watchOtherAccounts } from './watch-other-accounts.ts';

type Grant = Extract<SignInOutcome, { status: 'signed_in' }>;

export function createConsole(host: Host, link: OneTimeLink | null = null): Console {
  const store = createStore<AppState>()(() => ({ ...INITIAL_APP_STATE, shortcuts: readShortcuts(localStorage) }));
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopWatching = (): void => undefined;
  const attention = tellAttentionOfAll(host, store);
  /** A click on a notification or link that came before anyone was signed in. */
  let postponed: DeskPlace | null = null;
  /** A link that was opened and is not used yet; the owner's is no more than a filled-in field. */
  let pendingLink = link?.to === 'owner' ? null : link;

  function goTo(stage: Stage): void {
    const before = store.getState().stage;
    if (before.name === 'signed_in') before.desk.stop();
    stopWatching();
    store.setState({ stage });
  }

  function currentDesk(): Desk | null {
    const { stage } = store.getState();
    return stage.name === 'signed_in' ? stage.desk : null;
  }

  async function enter(server: string): Promise<void> {
    clearTimeout(timer);
    if (pendingLink?.to === 'reset') return goTo({ name: 'resetting', server, token: pendingLink.token });
    const outcome = await host.session.restore();
    if (outcome.status === 'signed_in') {
      openDesk(server, outcome);
      if (pendingLink) store.setState({ invite: pendingLink.token });
    } else if (outcome.status === 'unreachable') waitForServer(server, outcome.detail);
    else if (pendingLink) goTo({ name: 'joining', server, token: pendingLink.token });
    else await showSignIn(server, outcome.status === 'refused' ? outcome.error.message : null);
  }

  async function showSignIn(server: string, notice: string | null): Promise<void> {
    await switching.lookAtAccounts();
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
      host: { ...host, attention },
      server,
      grant,
      settings: () => store.getState().settings,
      onSignedOut: (notice) => void leave(server, notice),
      onRefused: (error) => goTo({ name: 'refused', server, error }),
    });
    goTo({ name: 'signed_in', server, keptIn, desk });
    desk.start();
    stopWatching = watchOtherAccounts({ host, store, ...others });
    void switching.lookAtAccounts();
    if (postponed) void follow(desk, postponed);
    postponed = null;
  }

  async function leave(server: string, notice: string | null): Promise<void> {
    currentDesk()?.stop();
    await showSignIn(server, notice);
  }

  async function trySignIn(sign: () => Promise<SignInOutcome>): Promise<CallError | null> {
    const { stage } = store.getState();
    if (stage.name !== 'signed_out' && stage.name !== 'joining') return null;
    const outcome = await sign();
    if (outcome.status === 'signed_in') {
      pendingLink = null;
      openDesk(stage.server, outcome);
      return null;
    }
    if (outcome.status === 'refused') return outcome.error;
    return NO_ANSWER;
  }

  /** Whoever is in several workspaces and came by a link of one of them is not asked which. */
  async function signInWhereWanted(request: SignInRequest): Promise<SignInOutcome> {
    const outcome = await host.session.signIn(request);
    const workspaceId = postponed?.workspaceId;
    if (outcome.status !== 'refused' || outcome.error.code !== 'choose_workspace') return outcome;
    const isOne = outcome.error.workspaces?.some(({ id }) => id === workspaceId);
    return workspaceId !== undefined && isOne ? host.session.signIn({ ...request, workspaceId }) : outcome;
  }

  /** An invite, from a link: asked about, never acted upon. */
  function openInvite(token: string): void {
    const { stage } = store.getState();
    pendingLink = { to: 'join', token };
    if (stage.name === 'signed_in') store.setState({ invite: token });
    else if (['signed_out', 'joining', 'resetting', 'refused'].includes(stage.name) && 'server' in stage) {
      goTo({ name: 'joining', server: stage.server, token });
    }
    // Otherwise it is looked at as soon as there is a server that answers.
  }

  function followHost(): void {
    host.settings.onChange((settings) => store.setState({ settings }));
    onShortcutsChange((shortcuts) => store.setState({ shortcuts }));
    host.presence.onChosen((choice) => void currentDesk()?.choosePresence(choice));
    host.system.onResume((afterMs) => currentDesk()?.resume(afterMs));
    host.navigation.onNavigate((navigation) => {
      if (navigation.to === 'join') return openInvite(navigation.token);
      const desk = currentDesk();
      if (desk) void follow(desk, navigation);
      else postponed = navigation;
    });
  }

  const { switching, follow } = createSwitching({
    host,
    store,
    currentDesk,
    async showAdding(place) {
      postponed = place;
      const { stage } = store.getState();
      const server = 'server' in stage ? stage.server : '';
      if (host.kind === 'desktop') goTo({ name: 'choosing_server', address: server, fault: null });
      else await showSignIn(server, place ? 'Sign in to the workspace that the link leads to.' : null);
    },
  });

  const others = createTellingOfOthers({
    host,
    settings: () => store.getState().settings,
    currentDesk,
    go(account, handoffId) {
      const desk = currentDesk();
      if (desk) void follow(desk, { to: 'request', handoffId, accountId: account.id });
    },
  });

  return {
    ...switching,
    store,
    host,
    ownerToken: link?.to === 'owner' ? link.token : null,
    async start() {
      followHost();
      store.setState({ settings: await host.settings.get() });
      await switching.lookAtAccounts();
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
    signIn: (request) => trySignIn(() => signInWhereWanted(request)),
    claimOwner: (request) => trySignIn(() => host.session.claimOwner(request)),
    lookAtInvite: (token) => host.session.lookAtInvite(token),
    joinTeam: (request) => trySignIn(() => host.session.join(request)),
    async answerInvite(join) {
      const { stage, invite } = store.getState();
      store.setState({ invite: null });
      if (!join) pendingLink = null;
      if (!join || stage.name !== 'signed_in') return;
      stage.desk.stop();
      store.setState({ accounts: await host.accounts.setAside() });
      goTo({ name: 'joining', server: stage.server, token: invite });
    },
    requestReset: async (email) => readRefusal(await host.session.requestReset(email)),
    async resetPassword(request) {
      const { stage } = store.getState();
      const refusal = readRefusal(await host.session.resetPassword(request));
      if (refusal || !('server' in stage)) return refusal;
      pendingLink = null;
      await showSignIn(stage.server, 'Your password is changed. Sign in with the new one.');
      return null;
    },
    leaveLink() {
      const { stage } = store.getState();
      pendingLink = null;
      if ('server' in stage) void enter(stage.server);
    },
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
