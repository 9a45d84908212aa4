import type { Receipt } from '#contract/messages.ts';
import { discard, enqueue, markWaiting, type OutboxEntry, settleShown } from '../connection/outbox.ts';
import { createOutboxSender } from '../connection/outbox-sender.ts';
import type { OutboxStorage } from '../connection/outbox-storage.ts';
import type { DeskParts } from './parts.ts';

export interface Sending {
  send(conversationId: string, text: string): void;
  /** Sends every failed message of a chat once more, in the order of writing. */
  retryAll(conversationId: string): void;
  discardUnsent(clientId: string): void;
}

export interface SendingOptions extends DeskParts {
  readonly storage: OutboxStorage;
  readonly onUnauthorized: () => void;
  readonly now: () => number;
}

/** What the agent writes appears at once, survives a restart, and leaves the outbox when the thread shows it. */
export function createSending(options: SendingOptions): Sending & { pump(): void; stop(): void } {
  const { store, call, engine, storage, now } = options;
  store.setState({ outbox: storage.load() });

  const sender = createOutboxSender({
    call,
    storage,
    read: () => store.getState().outbox,
    write: (outbox) => store.setState({ outbox }),
    isReady: engine.isReady,
    onReceipt: addSentMessage,
    onUnauthorized: options.onUnauthorized,
  });

  /** The receipt is the server's word that the message is in the thread: show it without waiting for the push. */
  function addSentMessage(entry: OutboxEntry, receipt: Receipt): void {
    const me = store.getState().mirror.me;
    engine.ingest({
      type: 'message:created',
      message: {
        ...receipt,
        conversationId: entry.conversationId,
        author: { kind: 'agent', name: me?.name ?? null },
        clientId: entry.clientId,
        content: { kind: 'text', text: entry.text },
      },
    });
  }

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.mirror.threads === previous.mirror.threads) return;
    const before = store.getState().outbox;
    let outbox = before;
    for (const conversationId of new Set(before.map((entry) => entry.conversationId))) {
      const thread = state.mirror.threads[conversationId];
      if (!thread || thread === previous.mirror.threads[conversationId]) continue;
      const shown = new Set(thread.messages.flatMap((message) => message.clientId ?? []));
      outbox = settleShown(outbox, conversationId, shown);
    }
    if (outbox === before) return;
    for (const entry of before) if (!outbox.includes(entry)) storage.remove(entry.clientId);
    store.setState({ outbox });
  });

  return {
    send(conversationId, text) {
      const clientId = crypto.randomUUID();
      const outbox = enqueue(store.getState().outbox, { clientId, conversationId, text, createdAt: now() });
      const entry = outbox.at(-1);
      if (entry) storage.put(entry);
      store.setState({ outbox });
      sender.pump();
    },
    retryAll(conversationId) {
      store.setState((state) => ({
        outbox: state.outbox
          .filter((entry) => entry.conversationId === conversationId && entry.state === 'failed')
          .reduce((outbox, { clientId }) => markWaiting(outbox, clientId), state.outbox),
      }));
      sender.pump();
    },
    discardUnsent(clientId) {
      storage.remove(clientId);
      store.setState((state) => ({ outbox: discard(state.outbox, clientId) }));
    },
    pump: sender.pump,
    stop() {
      unsubscribe();
      sender.stop();
    },
  };
}
