import { type Failure, fail } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isUniqueViolation } from '../../server/database/faults.ts';
import { newId } from '../../server/new-id.ts';
import { type Draft, type WriteRow, writeBatch } from './write-batch.ts';

export type NewDraft = Omit<Draft, 'id'>;
export type WriteOutcome = { ok: true; row: WriteRow; draft: Draft } | Failure;

interface Waiting {
  draft: Draft;
  /** Same key = same message: both in one statement would violate the unique index instead of being recognised. */
  key: string;
  settle(outcome: WriteOutcome): void;
}

export interface MessageWriterOptions {
  db: Database;
  clock: Clock;
  /** Told of every newly stored message, after the commit and in the order of `seq` within a conversation. */
  onStored(row: WriteRow, draft: Draft): void;
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
  let waiting: Waiting[] = [];
  const busyConversations = new Set<string>();
  const underWay = new Set<Promise<void>>();

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    const keys = new Set<string>();
    const held = new Set<string>();
    for (const item of waiting) {
      const conversation = item.draft.conversationId;
      const mustWait =
        batch.length >= maxBatch || busyConversations.has(conversation) || held.has(conversation) || keys.has(item.key);
      if (mustWait) {
        // Whatever follows in the same conversation waits too, or it would overtake this one.
        held.add(conversation);
        rest.push(item);
      } else {
        keys.add(item.key);
        batch.push(item);
      }
    }
    waiting = rest;
    return batch;
  }

  function pump(): void {
    while (underWay.size < lanes && waiting.length > 0) {
      const batch = takeBatch();
      if (batch.length === 0) return;
      const conversations = new Set(batch.map((item) => item.draft.conversationId));
      for (const id of conversations) busyConversations.add(id);
      const run: Promise<void> = store(batch).finally(() => {
        for (const id of conversations) busyConversations.delete(id);
        underWay.delete(run);
        pump();
      });
      underWay.add(run);
    }
  }

  async function store(batch: Waiting[], isRetry = false): Promise<void> {
    let rows: WriteRow[];
    try {
      rows = await writeBatch(
        db,
        batch.map((item) => item.draft),
        clock.now(),
      );
    } catch (error) {
      // Another process stored the same clientId between our look and our write: looking again finds it.
      if (isUniqueViolation(error) && !isRetry) return store(batch, true);
      options.onError(error);
      for (const item of batch) item.settle(fail('unavailable', 'The message could not be stored just now.', RETRY));
      return;
    }
    for (const row of rows) {
      const item = batch[row.ord - 1];
      if (!item) continue;
      item.settle({ ok: true, row, draft: item.draft });
      if (row.verdict === 'stored') options.onStored(row, item.draft);
    }
  }

  return {
    write(newDraft) {
      if (waiting.length >= maxWaiting) return Promise.resolve(fail('busy', 'Too many messages at once.', RETRY));
      const draft: Draft = { id: newId(), ...newDraft };
      const key = `${draft.conversationId} ${draft.author.id} ${draft.clientId}`;
      return new Promise((settle) => {
        waiting.push({ draft, key, settle });
        pump();
      });
    },
    async drain() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const RETRY = { retryAfterMs: 1_000 };
