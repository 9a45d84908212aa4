import type { Grant } from '#contract/members.ts';
import { DEFAULT_SETTINGS } from '../../../src-preload/payloads.ts';
import { lastSeqOf } from '../../../src-renderer/connection/thread.ts';
import { createDesk, type Desk } from '../../../src-renderer/desk/create-desk.ts';
import type { Host } from '../../../src-renderer/host/host.ts';
import type { DeskState } from '../../../src-renderer/state/desk-state.ts';
import type { EventLog } from './event-log.ts';
import { standInForPage } from './page-stand-in.ts';
import { createThreadWatcher } from './watch-thread.ts';

/** An agent at the console, with everything of it but what is painted. */
export interface Console {
  readonly name: string;
  readonly desk: Desk;
  state(): DeskState;
  say(conversationId: string, text: string): void;
  unsent(): number;
  lastSeq(conversationId: string): number;
  isReady(): boolean;
  /** How often it asked for a new token over HTTP. */
  renewals(): number;
  /** Why it was sent away for good, or null. */
  sentAway(): string | null;
  close(): void;
}

export interface ConsoleOptions {
  /** What the log calls this screen, when it is not the member's first. */
  screen?: string;
  server: string;
  grant: Grant;
  log: EventLog;
}

export function openConsole({ server, grant, log, screen = grant.me.name }: ConsoleOptions): Console {
  standInForPage();
  const name = grant.me.name;
  let renewals = 0;
  let sentAway: string | null = null;
  let refreshToken = grant.refreshToken;

  const neverTold = () => () => {};
  const host: Omit<Host, 'kind' | 'server' | 'navigation' | 'presence' | 'permission'> = {
    session: {
      async renew() {
        renewals += 1;
        const answer = await refresh(server, refreshToken);
        if (answer.status === 'signed_in') refreshToken = answer.grant.refreshToken;
        return answer.status === 'signed_in' ? { ...answer, keptIn: 'memory' } : answer;
      },
      restore: nothing,
      signIn: nothing,
      lookAtInvite: nothing,
      join: nothing,
      requestReset: nothing,
      resetPassword: nothing,
      claimOwner: nothing,
      signOut: nothing,
    },
    accounts: { list: nothing, show: nothing, setAside: nothing, look: nothing, forget: nothing },
    notices: { show: async () => ({ status: 'shown' }), withdraw: async () => {} },
    attention: { set: async () => {} },
    activity: { get: async () => ({ activity: 'active', sinceMs: 0 }), onChange: neverTold },
    settings: { get: async () => DEFAULT_SETTINGS, change: async () => DEFAULT_SETTINGS, onChange: neverTold },
    sounds: { play: async () => ({ status: 'played' }), state: () => 'ready', onStateChange: neverTold },
    card: { show: async () => ({ status: 'shown' }), onAct: neverTold },
    hotkey: { get: async () => ({ accelerator: null, status: 'off' }), onPress: neverTold },
    doNotDisturb: { onChosen: neverTold },
    system: { onResume: neverTold, openExternal: async () => {}, reveal: async () => {} },
  };
  const desk = createDesk({
    // A desk asks its host for these things and nothing else.
    host: host as Host,
    server,
    grant,
    settings: () => DEFAULT_SETTINGS,
    onSignedOut: (notice) => {
      sentAway = notice;
    },
    onRefused: (error) => {
      sentAway = error.message;
    },
  });
  const look = createThreadWatcher(log, screen);

  let { outbox } = desk.store.getState();

  // What listeners are handed can be older than the store, when a listener before them has changed it again.
  const stopLooking = desk.store.subscribe(() => {
    const state = desk.store.getState();
    noteOutbox(state);
    for (const [id, thread] of Object.entries(state.mirror.threads)) look(id, thread.messages);
  });

  function noteOutbox(state: DeskState): void {
    const before = outbox;
    outbox = state.outbox;
    if (outbox === before) return;
    const now = new Map(outbox.map((entry) => [entry.clientId, entry]));
    for (const entry of before) {
      if (entry.state === 'sent' || entry.state === 'failed') continue;
      const then = now.get(entry.clientId);
      if (!then || then.state === 'sent') log.write({ kind: 'acked', who: name, text: entry.text });
      else if (then.state === 'failed') {
        log.write({ kind: 'refused', who: name, text: entry.text, code: then.failure ?? '' });
      }
    }
  }

  desk.start();
  return {
    name,
    desk,
    state: desk.store.getState,
    say(conversationId, text) {
      log.write({ kind: 'sent', who: name, text });
      desk.send(conversationId, text);
    },
    unsent: () => desk.store.getState().outbox.filter(({ state }) => state === 'waiting' || state === 'sending').length,
    lastSeq: (conversationId) => lastSeqOf(desk.store.getState().mirror.threads[conversationId]),
    isReady: () => desk.store.getState().link.phase === 'ready',
    renewals: () => renewals,
    sentAway: () => sentAway,
    close() {
      log.write({ kind: 'left', screen });
      stopLooking();
      desk.stop();
    },
  };
}

type Refreshed =
  | { status: 'signed_in'; grant: Grant }
  | { status: 'signed_out' }
  | { status: 'unreachable'; detail: string };

/** What the desktop's main process does with the refresh token. */
async function refresh(server: string, refreshToken: string | undefined): Promise<Refreshed> {
  try {
    const response = await fetch(`${server}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-handoff-client': 'desktop' },
      body: JSON.stringify({ refreshToken }),
    });
    if (response.ok) return { status: 'signed_in', grant: (await response.json()) as Grant };
    return response.status === 401 ? { status: 'signed_out' } : { status: 'unreachable', detail: `${response.status}` };
  } catch (error) {
    return { status: 'unreachable', detail: String(error) };
  }
}

function nothing(): never {
  throw new Error('a desk does not ask for this');
}
