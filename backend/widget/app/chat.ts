import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { PageSide } from '../shared/page-side.ts';
import { openLocalStorage, openSessionStorage } from '../shared/storage.ts';
import { outboxPrefix } from '../shared/visit-record.ts';
import { createPersistentCall } from './connection/persistent-call.ts';
import { createVisitorLink } from './connection/visitor-link.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createOutboxStorage, mirrorOutbox } from './outbox/outbox-storage.ts';
import { createReadMarker } from './read-marker.ts';
import { createSession } from './session.ts';
import { initialState, statusOf } from './state/chat-state.ts';
import { firstSeqOf } from './state/merge-messages.ts';
import { createStore, type Store } from './state/store.ts';
import { createTyping } from './typing.ts';
import { openVisit } from './visit.ts';

/** What a visitor may tell of themselves; blank fields are left out. */
export interface VisitorDetails {
  name: string;
  email: string;
}
/** Null when it worked; otherwise why not, and which field is to blame. */
export type Refusal = { code: ErrorCode | 'no_answer'; field: string | undefined } | null;

export interface Actions {
  send(text: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  requestAgent(details: VisitorDetails): Promise<Refusal>;
  cancelRequest(): Promise<Refusal>;
  updateVisitor(details: VisitorDetails): Promise<Refusal>;
  endConversation(): Promise<Refusal>;
  /** Puts the ended conversation away; the next one is opened with its first word. */
  startNew(): void;
  loadOlder(): Promise<void>;
  setTyping(typing: boolean): void;
  readonly draft: { read(): string; write(text: string): void };
}

export interface Chat {
  readonly store: Store;
  readonly actions: Actions;
  setShown(shown: boolean): void;
  shutdown(): void;
}

export function createChat({ config, natives, tell, setUnread }: PageSide): Chat {
  const local = openLocalStorage();
  const visit = openVisit(config.chatbotId, local, openSessionStorage());
  const outboxStorage = createOutboxStorage(local, outboxPrefix(config.chatbotId));
  const { conversationId, readSeq } = visit.remembered;
  const store = createStore(initialState(outboxStorage.load(), { conversationId, seq: readSeq }));
  mirrorOutbox(store, outboxStorage);

  const link = createVisitorLink({
    server: config.server,
    natives,
    handshake: () => ({ protocol: PROTOCOL_VERSION, chatbotId: config.chatbotId, visitorToken: visit.token() }),
    events: {
      up: () => void session.start(),
      down: () => {
        session.abandon();
        store.dispatch({ type: 'link-changed', link: 'down' });
      },
      turnedAway: (why) => store.dispatch({ type: 'link-changed', link: why }),
    },
    pushes: {
      'message:created': (message) => {
        const before = store.get().thread?.messages;
        store.dispatch({ type: 'message-created', message });
        const from = message.author.kind;
        const isNew = before !== undefined && before !== store.get().thread?.messages;
        if (isNew && (from === 'bot' || from === 'agent')) tell('message', { from, unread: marker.unread() });
      },
      'conversation:changed': (conversation) => store.dispatch({ type: 'conversation-changed', conversation }),
      'availability:changed': (availability) => store.dispatch({ type: 'availability-changed', availability }),
      'reply:streaming': ({ conversationId, text }) =>
        store.dispatch({ type: 'reply-streaming', conversationId, text }),
      'typing:changed': (push) => typing.received(push),
      'message:read': (push) => store.dispatch({ type: 'read', ...push }),
    },
  });
  const { call } = link;
  const persist = createPersistentCall(store, call, natives);
  const typing = createTyping(store, call, natives);
  const marker = createReadMarker(store, call, setUnread);
  const outbox = createOutbox({
    store,
    call,
    natives,
    openConversation: async () => {
      const opened = await call('conversation:open', {});
      if (!opened.ok) return null;
      store.dispatch({ type: 'thread-opened', thread: opened.value });
      return opened.value.conversation.id;
    },
  });
  const session = createSession({ store, call, visit, natives, onStarted: outbox.resume });

  store.subscribe((state, before) => {
    visit.keep(state);
    if (statusOf(state) !== statusOf(before)) tell('handoff', { status: statusOf(state) });
  });

  const changeConversation = async (
    name: 'handoff:request' | 'handoff:cancel' | 'conversation:end',
    details: { name?: string; email?: string } = {},
  ): Promise<Refusal> => {
    const id = store.get().thread?.conversation.id;
    if (id === undefined) return null;
    const outcome = await persist(name, { conversationId: id, ...details });
    if (outcome.ok) {
      store.dispatch({ type: 'conversation-changed', conversation: outcome.value });
      return null;
    }
    // It has moved on meanwhile: what it is now matters more than that this came too late.
    void session.start();
    return outcome.error.code === 'wrong_state' ? null : { code: outcome.error.code, field: outcome.error.field };
  };

  const actions: Actions = {
    send(text) {
      typing.set(false);
      outbox.send(text);
    },
    retry(clientId) {
      link.hurry();
      outbox.retry(clientId);
    },
    discard: outbox.discard,
    async requestAgent({ name, email }) {
      if (!store.get().thread) {
        const opened = await persist('conversation:open', {});
        if (!opened.ok) return { code: opened.error.code, field: opened.error.field };
        store.dispatch({ type: 'thread-opened', thread: opened.value });
      }
      return changeConversation('handoff:request', {
        ...(name.trim() && { name: name.trim() }),
        ...(email.trim() && { email: email.trim() }),
      });
    },
    cancelRequest: () => changeConversation('handoff:cancel'),
    endConversation: () => changeConversation('conversation:end'),
    async updateVisitor({ name, email }) {
      const outcome = await persist('visitor:update', { name: name.trim() || null, email: email.trim() || null });
      if (!outcome.ok) return { code: outcome.error.code, field: outcome.error.field };
      store.dispatch({ type: 'visitor-updated', visitor: outcome.value });
      return null;
    },
    startNew() {
      visit.leaveConversation();
      store.dispatch({ type: 'thread-left' });
    },
    async loadOlder() {
      const thread = store.get().thread;
      if (!thread) return;
      const older = await call('conversation:page', {
        conversationId: thread.conversation.id,
        beforeSeq: firstSeqOf(thread.messages),
      });
      if (older.ok) {
        store.dispatch({ type: 'older-paged', conversationId: thread.conversation.id, page: older.value });
      }
    },
    setTyping: typing.set,
    draft: visit.draft,
  };

  link.open();
  return {
    store,
    actions,
    setShown: marker.setShown,
    shutdown() {
      session.abandon();
      marker.stop();
      link.close();
    },
  };
}
