import type { Natives } from '../../shared/natives.ts';
import { type Call, isPassing } from '../connection/visitor-calls.ts';
import { type OutboxEntry, openConversationOf } from '../state/chat-state.ts';
import type { Store } from '../state/store.ts';
import { cleanText } from './clean-text.ts';
import { createClientId } from './client-id.ts';

const pauseMs = 2_000;

/** Sends the visitor's messages, one after the other, until each is acknowledged or refused for good. */
export interface Outbox {
  /** Blank text is not sent. */
  send(text: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Shows a message that another tab is sending, and sends it if that tab has not within `afterMs`. */
  adopt(entry: OutboxEntry, afterMs: number): void;
  /** Goes on sending, if there is anything to send and it is not being done already. */
  resume(): void;
}

interface OutboxOptions {
  store: Store;
  call: Call;
  natives: Natives;
  /** The conversation to write to, opened if need be; null when that did not work out now. */
  openConversation: () => Promise<string | null>;
}

export function createOutbox({ store, call, natives, openConversation }: OutboxOptions): Outbox {
  let sending = false;
  let pause = 0;
  let order = 0;

  const find = (clientId: string) => store.get().outbox.find((entry) => entry.clientId === clientId);
  const resumeLater = (ms: number) => {
    natives.clearTimeout(pause);
    pause = natives.setTimeout(() => void drain(), ms);
  };

  /** Whether the next one may follow. */
  const deliver = async (entry: OutboxEntry): Promise<boolean> => {
    const conversationId = entry.conversationId ?? (await openConversation());
    if (conversationId === null) {
      resumeLater(pauseMs);
      return false;
    }
    // Written down before the attempt: after a lost answer it must go to the same conversation again.
    store.dispatch({ type: 'bound', clientId: entry.clientId, conversationId });
    const sent = await call('message:send', { conversationId, clientId: entry.clientId, text: entry.text });
    if (sent.ok) {
      store.dispatch({ type: 'acknowledged', entry, conversationId, receipt: sent.value });
      return true;
    }
    if (sent.error.code === 'no_answer' || isPassing(sent.error.code)) {
      resumeLater(sent.error.retryAfterMs ?? pauseMs);
      return false;
    }
    store.dispatch({ type: 'refused', clientId: entry.clientId, refusal: sent.error.code });
    return true;
  };

  /** Another tab's, for as long as that is its time to send it. */
  const foreign = new Set<string>();

  const drain = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    try {
      for (;;) {
        const next = store.get().outbox.find((entry) => entry.refusal === null && !foreign.has(entry.clientId));
        if (!next || store.get().link !== 'up' || !(await deliver(next))) return;
      }
    } finally {
      sending = false;
    }
  };

  const send = (words: string) => {
    const text = cleanText(words);
    if (text === '') return;
    const entry: OutboxEntry = {
      clientId: createClientId(),
      conversationId: openConversationOf(store.get())?.id ?? null,
      text,
      createdAt: natives.now(),
      order: order++,
      refusal: null,
    };
    store.dispatch({ type: 'queued', entry });
    void drain();
  };
  const discard = (clientId: string) => store.dispatch({ type: 'discarded', clientId });

  return {
    send,
    discard,
    adopt(entry, afterMs) {
      foreign.add(entry.clientId);
      store.dispatch({ type: 'queued', entry });
      natives.setTimeout(() => {
        foreign.delete(entry.clientId);
        void drain();
      }, afterMs);
    },
    retry(clientId) {
      const entry = find(clientId);
      if (!entry) return;
      if (entry.refusal === null) {
        foreign.delete(clientId);
        return resumeLater(0);
      }
      // It was refused where it was going, so it was stored nowhere: it starts anew, to what is open now.
      discard(clientId);
      send(entry.text);
    },
    resume: () => void drain(),
  };
}
