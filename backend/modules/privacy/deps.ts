import { setTimeout as elapse } from 'node:timers/promises';
import type { Result } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { ConversationService, ConversationView } from '../conversation/index.ts';

export interface ForgetDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  conversations: Pick<ConversationService, 'viewOpenOf'>;
  /** As if the visitor ended it: through the one transition, so that everybody concerned is told. */
  endConversation(view: ConversationView): Promise<Result<unknown>>;
  /** Between two batches, so that chats come first. */
  pauseMs: number;
}

/** Small enough that nobody waits for the rows it holds. */
export const BATCH = 200;

/** Does one batch after the other until one answers 0. Rejects when `signal` says that the process ends. */
export async function repeat(
  batch: () => Promise<number>,
  { pauseMs, signal }: { pauseMs: number; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted();
  while ((await batch()) > 0) await elapse(pauseMs, undefined, { signal });
}
