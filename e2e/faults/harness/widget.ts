import type { Message } from '#contract/messages.ts';
import { type Chat, createChat } from '../../../backend/widget/app/chat.ts';
import type { ChatState } from '../../../backend/widget/app/state/chat-state.ts';
import { lastSeqOf } from '../../../backend/widget/app/state/merge-messages.ts';
import type { EventLog } from './event-log.ts';
import { standInForPage } from './page-stand-in.ts';
import { createThreadWatcher } from './watch-thread.ts';

/** A visitor, with everything of the widget but what is painted. */
export interface Widget {
  readonly name: string;
  readonly chat: Chat;
  state(): ChatState;
  say(text: string): void;
  messages(): readonly Message[];
  conversationId(): string | null;
  unsent(): number;
  lastSeq(): number;
  isUp(): boolean;
  close(): void;
}

export interface WidgetOptions {
  name: string;
  server: string;
  chatbotId: string;
  log: EventLog;
}

const natives = {
  now: Date.now,
  setTimeout: (run: () => void, ms: number) => Number(setTimeout(run, ms)),
  clearTimeout: (timer: number) => clearTimeout(timer),
  attachShadow(): never {
    throw new Error('nothing is painted here');
  },
};

export function openWidget({ name, server, chatbotId, log }: WidgetOptions): Widget {
  standInForPage();
  const chat = createChat({
    config: { chatbotId, server },
    // Only what paints touches it.
    root: null as never,
    natives,
    settings: {},
    preset: null,
    warn: () => {},
    paint: () => {},
    name: () => {},
    follow: () => {},
    tell: () => {},
    setUnread: () => {},
    dismiss: () => {},
  });
  const look = createThreadWatcher(log, name);

  let outbox = chat.store.get().outbox;

  chat.store.subscribe(() => {
    noteOutbox(chat.store.get());
    const { thread } = chat.store.get();
    if (thread) look(thread.conversation.id, thread.messages);
  });

  function noteOutbox(state: ChatState): void {
    const before = outbox;
    outbox = state.outbox;
    if (outbox === before) return;
    const now = new Map(outbox.map((entry) => [entry.clientId, entry]));
    for (const entry of before) {
      const then = now.get(entry.clientId);
      if (!then) log.write({ kind: 'acked', who: name, text: entry.text });
      else if (then.refusal !== null && entry.refusal === null) {
        log.write({ kind: 'refused', who: name, text: entry.text, code: then.refusal });
      }
    }
  }

  return {
    name,
    chat,
    state: chat.store.get,
    say(text) {
      log.write({ kind: 'sent', who: name, text });
      chat.actions.send(text);
    },
    messages: () => chat.store.get().thread?.messages ?? [],
    conversationId: () => chat.store.get().thread?.conversation.id ?? null,
    unsent: () => chat.store.get().outbox.filter((entry) => entry.refusal === null).length,
    lastSeq: () => lastSeqOf(chat.store.get().thread?.messages ?? []),
    isUp: () => chat.store.get().link === 'up',
    close() {
      log.write({ kind: 'left', screen: name });
      chat.shutdown();
    },
  };
}
