import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Failure, fail } from '#contract/result.ts';
import type { Clock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/connection.ts';
import { isUniqueViolation } from '../../../server/database/faults.ts';
import { newId } from '../../../server/new-id.ts';
import type { Draft, Written } from './draft.ts';
import { judgeAndStore } from './judge-and-store.ts';
import { type Line, type StoredLine, storeNew } from './store-new.ts';
import { WaitingLines } from './waiting-lines.ts';

export type NewDraft = Omit<Draft, 'id'>;
export type WriteOutcome = { ok: true; written: Written } | Failure;

interface Waiting {
  conversationId: string;
  key: string;
  draft: Draft;
  settle(outcome: WriteOutcome): void;
}

type Stored = [written: Written, draft: Draft];

export interface MessageWriterOptions {
  db: Database;
  clock: Clock;
  /** Told of every newly stored message, after the commit and in the order of `seq` within a conversation. */
  onStored(written: Written, draft: Draft): void;
  onError(error: unknown): void;
  /** Statements under way at the same time; a conversation is never in two of them, which keeps its order. */
  lanes?: number;
  maxBatch?: number;
  /** Beyond this many waiting messages the writer answers `busy` instead of growing. */
  maxWaiting?: number;
}

export interface MessageWriter {
  write(draft: NewDraft): Promise<WriteOutcome>;
  /** Resolves when everything taken so far is settled. */
  drain(): Promise<void>;
}

/**
 * Group commit: what arrives while a write is under way forms the next batch, without any artificial delay. At low load
 * a message costs one commit; at high load hundreds share one.
 */
export function createMessageWriter(options: MessageWriterOptions): MessageWriter {
  const { db, clock, lanes = 2, maxBatch = 256, maxWaiting = 10_000 } = options;
  const waiting = new WaitingLines<Waiting>();
  const underWay = new Set<Promise<void>>();
  let busyLanes = 0;
  let pumping = false;

  /** A second statement beside the first pays off only for a crowd: a batch's fixed cost is that of thirty messages. */
  function mayStart(): boolean {
    return busyLanes === 0 || (busyLanes < lanes && waiting.size >= CROWD);
  }

  function pump(): void {
    while (mayStart()) {
      const lines = waiting.take(maxBatch);
      if (lines.length === 0) return;
      busyLanes += 1;
      const run: Promise<void> = write(lines).finally(() => underWay.delete(run));
      underWay.add(run);
    }
  }

  async function write(lines: Waiting[][]): Promise<void> {
    const stored = await store(lines);
    for (const line of lines) if (line[0]) waiting.release(line[0].conversationId);
    busyLanes -= 1;
    // The database works on the next batch while the others are told of this one. Their turn comes after the authors'
    // receipts have been written, and before anything of the next batch can be known.
    pump();
    await nextTurn();
    for (const [written, draft] of stored) options.onStored(written, draft);
  }

  /** At the end of this turn of the event loop, so that what arrived in one turn is one batch. */
  function pumpSoon(): void {
    if (pumping) return;
    pumping = true;
    setImmediate(() => {
      pumping = false;
      pump();
    });
  }

  /** Settles every item; returns what is new. */
  async function store(lines: Waiting[][]): Promise<Stored[]> {
    const stored: Stored[] = [];
    try {
      const leftOver = await storeUnjudged(lines, stored);
      if (leftOver.length > 0) await storeJudged(leftOver, stored);
    } catch (error) {
      options.onError(error);
      const failure = fail('unavailable', 'The message could not be stored just now.', RETRY);
      for (const item of lines.flat()) item.settle(failure);
    }
    return stored;
  }

  /** Returns the items that need a closer look, in their order. */
  async function storeUnjudged(lines: Waiting[][], stored: Stored[]): Promise<Waiting[]> {
    const now = clock.now();
    const at = now.toISOString();
    let outcomes: (StoredLine | null)[];
    try {
      outcomes = await storeNew(db, lines.map(toLine), now);
    } catch (error) {
      // Somebody sends again what is stored already. Nothing of this batch was written.
      if (isUniqueViolation(error)) return lines.flat();
      throw error;
    }
    return lines.flatMap((line, index) => {
      const outcome = outcomes[index];
      if (!outcome) return line;
      let seq = outcome.base;
      for (const item of line) {
        seq += 1;
        conclude(item, { verdict: 'stored', id: item.draft.id, seq, at, conversation: outcome.conversation }, stored);
      }
      return [];
    });
  }

  async function storeJudged(items: Waiting[], stored: Stored[], isRetry = false): Promise<void> {
    const drafts = items.map((item) => item.draft);
    let written: Written[];
    try {
      written = await judgeAndStore(db, drafts, clock.now());
    } catch (error) {
      // Another process stored the same clientId between our look and our write: looking again finds it.
      if (isUniqueViolation(error) && !isRetry) return storeJudged(items, stored, true);
      throw error;
    }
    for (const [index, item] of items.entries()) {
      const outcome = written[index];
      if (outcome) conclude(item, outcome, stored);
    }
  }

  return {
    write(newDraft) {
      if (waiting.size >= maxWaiting) return Promise.resolve(fail('busy', 'Too many messages at once.', RETRY));
      const draft: Draft = { id: newId(), ...newDraft };
      return new Promise((settle) => {
        waiting.add({ conversationId: draft.conversationId, key: draft.clientId, draft, settle });
        pumpSoon();
      });
    },
    async drain() {
      pump();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function toLine(items: readonly Waiting[]): Line {
  return { conversationId: items[0]?.conversationId ?? '', drafts: items.map((item) => item.draft) };
}

function conclude(item: Waiting, written: Written, stored: Stored[]): void {
  item.settle({ ok: true, written });
  if (written.verdict === 'stored') stored.push([written, item.draft]);
}

const CROWD = 64;
const RETRY = { retryAfterMs: 1_000 };
