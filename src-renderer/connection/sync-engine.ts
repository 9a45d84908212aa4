import { type CallAgent, type CallOutcome, isTransient, UNANSWERED } from './agent-calls.ts';
import { applyEvent } from './apply-event.ts';
import { applySnapshot, readCursors } from './apply-snapshot.ts';
import { decideBackoff } from './backoff.ts';
import type { Departure, DeskEvent, Mirror, Need } from './mirror.ts';
import { lastSeqOf } from './thread.ts';

const PAGE_LIMIT = 200;

export interface SyncEngineOptions {
  readonly call: CallAgent;
  readonly read: () => Mirror;
  readonly write: (mirror: Mirror) => void;
  readonly onDeparture: (departure: Departure) => void;
  /** After each complete snapshot: what is shown is what the server has. */
  readonly onSynced: () => void;
  readonly onUnauthorized: () => void;
  readonly now: () => number;
  /** Runs it in a while: not at once, because every console of the team asks the same. */
  readonly soon: (run: () => void) => void;
  readonly wait: (ms: number) => Promise<void>;
}

export interface SyncEngine {
  /** A fresh connection: everything it brings is checked against a new snapshot. */
  connected(): void;
  disconnected(): void;
  /** The one door for news; held back while a snapshot is under way. */
  ingest(event: DeskEvent): void;
  openChat(conversationId: string): Promise<'opened' | 'not_found' | 'unanswered'>;
  loadOlder(conversationId: string): Promise<void>;
  isReady(): boolean;
}

/** Keeps the mirror equal to the server over drops, restarts and races. The rules are in the pure `apply-*` files. */
export function createSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { call, read, write, wait } = options;
  /** Rises with every connection and disconnection: answers from before are not ours any more. */
  let generation = 0;
  /** Rises with every question for a snapshot: an answer to something asked before may be older than that snapshot. */
  let snapshots = 0;
  let state: 'offline' | 'syncing' | 'ready' = 'offline';
  let held: DeskEvent[] = [];
  let syncAgain = false;
  let attempt = 0;
  const busy = new Set<string>();

  async function sync(): Promise<void> {
    if (state === 'syncing') {
      syncAgain = true;
      return;
    }
    state = 'syncing';
    syncAgain = false;
    // Whatever was held back arrived before this question, so the answer already includes it.
    held = [];
    snapshots += 1;
    const mine = generation;
    const cursors = readCursors(read());
    const outcome = await call('session:sync', { known: cursors });
    if (mine !== generation) return;
    if (!outcome.ok) {
      return retryLater(outcome.error);
    }
    attempt = 0;
    const applied = applySnapshot(read(), outcome.value, cursors, options.now());
    write(applied.mirror);
    state = 'ready';
    const late = held;
    held = [];
    for (const event of late) apply(event);
    for (const need of applied.needs) meet(need);
    if (syncAgain) void sync();
    else if (isReady()) options.onSynced();
  }

  async function retryLater(error: { code: string; retryAfterMs?: number | undefined }): Promise<void> {
    // Held events stay unapplied until a snapshot succeeds; the next attempt discards them.
    state = 'offline';
    if (error.code === 'unauthorized') options.onUnauthorized();
    // Without an answer the link is down; it will report the next connection itself.
    if (error.code === 'unanswered') return;
    attempt += 1;
    const mine = generation;
    await wait(error.retryAfterMs ?? decideBackoff(attempt, Math.random()));
    if (mine === generation) return sync();
  }

  function apply(event: DeskEvent): void {
    const applied = applyEvent(read(), event);
    if (applied.mirror !== read()) write(applied.mirror);
    if (applied.departure) options.onDeparture(applied.departure);
    for (const need of applied.needs) meet(need);
  }

  function meet(need: Need): void {
    if (state !== 'ready' && need.kind !== 'sync') return; // the snapshot under way finds the same gap again
    if (need.kind === 'sync') void sync();
    else if (need.kind === 'check') checkSoon();
    else if (need.kind === 'open') void openChat(need.conversationId);
    else void pageNewer(need.conversationId);
  }

  function checkSoon(): void {
    const asked = snapshots;
    options.soon(() => {
      // Since then a snapshot came, or the connection went: then the next one is on its way.
      if (asked === snapshots && state === 'ready') void sync();
    });
  }

  async function pageNewer(conversationId: string): Promise<void> {
    const afterSeq = lastSeqOf(read().threads[conversationId]);
    const outcome = await alone(`newer ${conversationId}`, () =>
      call('conversation:page', { conversationId, afterSeq, limit: PAGE_LIMIT }),
    );
    if (outcome?.ok) ingest({ type: 'page:newer', conversationId, page: outcome.value });
  }

  async function openChat(conversationId: string): Promise<'opened' | 'not_found' | 'unanswered'> {
    const asked = snapshots;
    const outcome = await alone(`open ${conversationId}`, () => call('conversation:open', { conversationId }));
    if (!outcome) return 'opened'; // the same question is under way already
    // It could list a chat again that the snapshot has already taken away.
    if (outcome.ok && asked !== snapshots) return openChat(conversationId);
    if (outcome.ok) {
      ingest({ type: 'chat:opened', chat: outcome.value });
      return 'opened';
    }
    return isTransient(outcome.error.code) ? 'unanswered' : 'not_found';
  }

  async function loadOlder(conversationId: string): Promise<void> {
    const first = read().threads[conversationId]?.messages[0]?.seq;
    if (!first || first <= 1) return;
    const outcome = await alone(`older ${conversationId}`, () =>
      call('conversation:page', { conversationId, beforeSeq: first }),
    );
    if (outcome?.ok) ingest({ type: 'page:older', conversationId, page: outcome.value });
  }

  /**
   * One question of a kind at a time; null when it is being asked already. What the server cannot answer now is asked again
   * for as long as this connection lasts: nobody else would, and a thread with a gap shows nothing of what comes behind it.
   */
  async function alone<T>(kind: string, ask: () => Promise<CallOutcome<T>>): Promise<CallOutcome<T> | null> {
    const mine = generation;
    // The next connection asks for itself, whatever has become of this question.
    const key = `${mine} ${kind}`;
    if (busy.has(key)) return null;
    busy.add(key);
    try {
      for (let tries = 1; ; tries += 1) {
        const outcome = await ask();
        if (outcome.ok || outcome.error.code === 'unanswered' || !isTransient(outcome.error.code)) return outcome;
        await wait(outcome.error.retryAfterMs ?? decideBackoff(tries, Math.random()));
        if (mine !== generation) return UNANSWERED;
      }
    } finally {
      busy.delete(key);
    }
  }

  function ingest(event: DeskEvent): void {
    if (state === 'ready') apply(event);
    else held.push(event);
  }

  function isReady(): boolean {
    return state === 'ready';
  }

  return {
    connected() {
      generation += 1;
      state = 'offline';
      attempt = 0;
      void sync();
    },
    disconnected() {
      generation += 1;
      state = 'offline';
      held = [];
    },
    ingest,
    openChat,
    loadOlder,
    isReady,
  };
}
