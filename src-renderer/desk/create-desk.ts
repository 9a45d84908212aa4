import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentPushes } from '#contract/agent-socket.ts';
import type { PresenceChoice } from '#contract/members.ts';
import type { CallError } from '#contract/result.ts';
import type { DeskPlace, DesktopSettings, RendererGrant } from '../../src-preload/payloads.ts';
import { createAccessToken } from '../connection/access-token.ts';
import { createAgentLink } from '../connection/agent-link.ts';
import { createDownloads, type Downloads } from '../connection/download.ts';
import { type CallRoute, createHttpCalls } from '../connection/http-calls.ts';
import { createOutboxStorage } from '../connection/outbox-storage.ts';
import { createSyncEngine } from '../connection/sync-engine.ts';
import type { Host } from '../host/host.ts';
import type { ScrollPlace } from '../state/desk-state.ts';
import { createInitialDeskState, type DeskState } from '../state/desk-state.ts';
import { type Accepting, createAccepting } from './accepting.ts';
import { reportActivity } from './activity.ts';
import { type Asking, createAsking } from './asking.ts';
import { watchAttention } from './attention.ts';
import { type Completing, createCompleting } from './completing.ts';
import { type ContactMessages, createContactMessages } from './contact-messages.ts';
import { createDepartures } from './departures.ts';
import { type DoNotDisturbing, watchDoNotDisturb } from './do-not-disturb.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createHandingOn, type HandingOn } from './handing-on.ts';
import { createNavigating, type Navigating } from './navigating.ts';
import { watchReading } from './reading.ts';
import { receivePushes } from './receive-pushes.ts';
import { watchRights } from './rights.ts';
import { createSending, type Sending } from './sending.ts';
import { createTelling } from './telling.ts';
import { createToasts, type Toasts } from './toasts.ts';
import { answerTrials } from './trial-channel.ts';
import type { TryingOut } from './try-notifications.ts';
import { createTyping, type Typing } from './typing.ts';

export interface DeskOptions {
  readonly host: Host;
  readonly server: string;
  readonly grant: RendererGrant;
  readonly settings: () => DesktopSettings;
  readonly onSignedOut: (notice: string) => void;
  readonly onRefused: (error: CallError) => void;
}

/** One signed-in session: its state, and everything the agent can do. Each part is a file of this folder. */
export interface Desk
  extends Accepting,
    Asking,
    Completing,
    ContactMessages,
    DoNotDisturbing,
    Drafts,
    HandingOn,
    Navigating,
    Sending,
    Toasts,
    TryingOut,
    Typing {
  readonly store: StoreApi<DeskState>;
  /** Origin of the server, such as `https://desk.example.com`. */
  readonly server: string;
  readonly workspaceId: string;
  /** Routes of the server, for screens that edit what no other screen shows. */
  readonly ask: CallRoute;
  /** Files of the server. */
  readonly downloads: Downloads;
  /** Where each thread was left by its reader; a conversation that is not in here was left at its end. */
  readonly scrollPlaces: Map<string, ScrollPlace>;
  loadOlder(conversationId: string): Promise<void>;
  /** Fetches the newest messages of a conversation whose messages are not pushed, because nobody has it yet. */
  refresh(conversationId: string): void;
  choosePresence(choice: PresenceChoice): Promise<void>;
  retryNow(): void;
  navigate(navigation: DeskPlace): void;
  setFocused(focused: boolean): void;
  resume(afterMs: number): void;
  start(): void;
  /** Sends what still waits for its undo time, then lets go of everything. */
  stop(): void;
}

/** A thousand consoles that want to be sure of the same thing ask spread over this time. */
const CHECK_WITHIN_MS = 3_000;
/** A connection that was away longer than this is not trusted to be alive, whatever it looks like. */
const DISTRUST_AFTER_MS = 5_000;

export function createDesk(options: DeskOptions): Desk {
  const { host, grant } = options;
  const now = Date.now;
  /** What is kept on this computer is kept under it: two servers may hold copies of the same member. */
  const account = `${options.server}/${grant.me.id}`;
  const store = createStore<DeskState>()(() => createInitialDeskState(now(), document.hasFocus()));
  const toasts = createToasts(store);
  const departures = createDepartures(store);

  const accessToken = createAccessToken({
    grant,
    now,
    renew: () => host.session.renew(),
    onRenewed: (renewed) => void link.call('session:renew', { accessToken: renewed.accessToken }),
    onSignedOut: () => options.onSignedOut('Your session has ended. Please sign in again.'),
  });

  const link = createAgentLink({
    server: options.server,
    accessToken: () => accessToken.get(),
    renewToken: async () => void (await accessToken.renew()),
    onConnected: () => engine.connected(),
    onDisconnected: (silentMs) => {
      engine.disconnected();
      store.setState({ link: { phase: 'offline', since: now() - silentMs } });
    },
    onRefused: options.onRefused,
    onEnded: (reason) => endSession(reason),
  });

  const engine = createSyncEngine({
    call: link.call,
    now,
    soon: (run) => void setTimeout(run, Math.random() * CHECK_WITHIN_MS),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    read: () => store.getState().mirror,
    write: (mirror) => store.setState({ mirror }),
    onDeparture: departures.show,
    onUnauthorized: () => void accessToken.renew(),
    onSynced: () => {
      store.setState({ link: { phase: 'ready' } });
      sending.pump();
      reading.resend();
      drafts.resend();
      activity.resend();
      telling.resend();
      doNotDisturb.look();
      contactMessages.lookForContactMessages();
      navigating.resumeNavigation();
    },
  });

  const http = {
    server: options.server,
    accessToken: () => accessToken.get(),
    renewToken: () => accessToken.renew(),
  };
  const ask = createHttpCalls(http);
  const parts = { store, call: link.call, engine, toasts };
  const reading = watchReading(parts);
  const sending = createSending({
    ...parts,
    storage: createOutboxStorage(localStorage, account),
    onUnauthorized: () => void accessToken.renew(),
    now,
  });
  const typing = createTyping(parts);
  const drafts = createDrafts({ ...parts, storage: localStorage, account });
  const activity = reportActivity(parts, host);
  const handingOn = createHandingOn({ ...parts, drafts });
  const navigating = createNavigating(parts);
  const accepting = createAccepting({ ...parts, departures, select: navigating.selectChat });
  const completing = createCompleting(parts);
  const contactMessages = createContactMessages({ store, ask });
  const telling = createTelling({
    ...parts,
    host,
    settings: options.settings,
    accepting,
    navigate: navigating.navigate,
  });
  const doNotDisturb = watchDoNotDisturb({
    store,
    host,
    settings: options.settings,
    setPresence,
    storage: localStorage,
    account,
    now,
  });
  const watchers = [
    // Only the desktop app has windows without a connection of their own.
    host.kind === 'desktop' ? answerTrials(telling.tryNotifications) : () => undefined,
    telling.stop,
    doNotDisturb.stop,
    reading.stop,
    activity.stop,
    drafts.stop,
    contactMessages.stop,
    watchAttention(store, host),
    watchRights({ store, toasts }),
    receivePushes(link.socket, engine, { onTyping: typing.receive, ...telling }),
  ];

  async function setPresence(choice: PresenceChoice): Promise<boolean> {
    const outcome = await link.call('presence:set', { choice });
    if (outcome.ok) engine.ingest({ type: 'me:changed', me: outcome.value });
    return outcome.ok;
  }

  function endSession(reason: AgentPushes['session:ended']['reason']): void {
    if (reason === 'disabled') options.onSignedOut('Your account has been disabled. Ask the owner of your workspace.');
    else options.onSignedOut('You have been signed out.');
  }

  return {
    store,
    server: options.server,
    workspaceId: grant.me.workspaceId,
    ask,
    downloads: createDownloads(http),
    scrollPlaces: new Map(),
    ...accepting,
    ...createAsking(parts),
    ...completing,
    ...contactMessages,
    ...drafts,
    ...handingOn,
    ...navigating,
    ...sending,
    ...toasts,
    ...typing,
    tryNotifications: telling.tryNotifications,
    chooseDoNotDisturb: doNotDisturb.chooseDoNotDisturb,
    loadOlder: engine.loadOlder,
    refresh: (conversationId) => void engine.openChat(conversationId),
    async choosePresence(choice) {
      doNotDisturb.keepPresence();
      if (!(await setPresence(choice))) {
        toasts.showToast({ text: 'Your status could not be changed. Try again in a moment.', tone: 'error' });
      }
    },
    retryNow: () => link.retryNow(false),
    setFocused: (focused) => store.setState({ focused }),
    resume(afterMs) {
      doNotDisturb.look();
      void accessToken.get();
      link.retryNow(afterMs >= DISTRUST_AFTER_MS);
    },
    start: () => link.start(),
    stop() {
      completing.flushCompletion();
      drafts.flushDrafts();
      accepting.stop();
      for (const stop of watchers) stop();
      sending.stop();
      typing.stop();
      departures.stop();
      accessToken.stop();
      link.stop();
    },
  };
}
