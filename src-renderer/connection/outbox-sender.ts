import type { Receipt } from '#contract/messages.ts';
import { type CallAgent, isTransient } from './agent-calls.ts';
import { decideBackoff } from './backoff.ts';
import { markFailed, markSending, markSent, markWaiting, nextToSend, type Outbox, type OutboxEntry } from './outbox.ts';
import type { OutboxStorage } from './outbox-storage.ts';

export interface OutboxSenderOptions {
  readonly call: CallAgent;
  readonly read: () => Outbox;
  readonly write: (outbox: Outbox) => void;
  readonly storage: OutboxStorage;
  /** Whether the connection is up and synchronised. */
  readonly isReady: () => boolean;
  readonly onReceipt: (entry: OutboxEntry, receipt: Receipt) => void;
  readonly onUnauthorized: () => void;
}

export interface OutboxSender {
  /** Sends whatever may go out now; call it when something was written and when the connection is back. */
  pump(): void;
  stop(): void;
}

/** Carries the outbox to the server: in order within a conversation, again and again until there is a definite answer. */
export function createOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { call, read, write, storage } = options;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function pump(): void {
    if (stopped || !options.isReady()) return;
    for (const entry of nextToSend(read())) void send(entry);
  }

  async function send(entry: OutboxEntry): Promise<void> {
    const { clientId, conversationId, text } = entry;
    write(markSending(read(), clientId));
    const outcome = await call('message:send', { conversationId, clientId, text });
    if (stopped) return;
    if (outcome.ok) {
      attempt = 0;
      storage.remove(clientId);
      write(markSent(read(), clientId));
      options.onReceipt(entry, outcome.value);
      pump();
      return;
    }
    const { code } = outcome.error;
    if (!isTransient(code)) {
      write(markFailed(read(), clientId, describeRefusal(code, outcome.error.message)));
      const failed = read().find((other) => other.clientId === clientId);
      if (failed) storage.put(failed);
      pump();
      return;
    }
    write(markWaiting(read(), clientId));
    if (code === 'unauthorized') options.onUnauthorized();
    if (code === 'unanswered') return; // the next connection pumps again
    attempt += 1;
    const asked = 'retryAfterMs' in outcome.error ? outcome.error.retryAfterMs : undefined;
    clearTimeout(timer);
    timer = setTimeout(pump, asked ?? decideBackoff(attempt, Math.random()));
  }

  return {
    pump,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Why the server will never take this message, in the agent's words. */
export function describeRefusal(code: string, message: string): string {
  switch (code) {
    case 'wrong_state':
      return 'The conversation has ended or is no longer yours.';
    case 'forbidden':
      return 'This chat is no longer yours.';
    case 'not_found':
      return 'This conversation can no longer be found.';
    default:
      return message;
  }
}
