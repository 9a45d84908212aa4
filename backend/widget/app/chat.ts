import type { Message } from '#contract/messages.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { PageSettings, PageSide } from '../shared/page-side.ts';
import { openLocalStorage, openSessionStorage } from '../shared/storage.ts';
import { outboxPrefix } from '../shared/visit-record.ts';
import { createPersistentCall } from './connection/persistent-call.ts';
import { createVisitorLink } from './connection/visitor-link.ts';
import { createIdentity } from './identity.ts';
import { createKeeper, readKept } from './keep.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createOutboxStorage, mirrorOutbox } from './outbox/outbox-storage.ts';
import { createReadMarker } from './read-marker.ts';
import { createSession } from './session.ts';
import { createChime } from './sound.ts';
import { initialState, statusOf } from './state/chat-state.ts';
import { firstSeqOf } from './state/merge-messages.ts';
import { createStore, type Store } from './state/store.ts';
import { createTabs } from './tabs.ts';
import { showUnreadInTitle } from './title-badge.ts';
import { readTranscript, saveAsFile } from './transcript.ts';
import { createTyping } from './typing.ts';
import { type Draft, openVisit } from './visit.ts';

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
  readonly draft: Draft;
  leaveMessage(message: ContactMessage): Promise<Refusal>;
  readonly contactDraft: Draft;
  /** The form is wanted again after a message was sent. */
  writeAnother(): void;
  rate(stars: number, comment: string): Promise<Refusal>;
  /** Whether the file could be made. */
  saveTranscript(): Promise<boolean>;
  toggleSound(): void;
  consent(): void;
}

/** `clientId` stays the same until it is sent, so that it is stored once. */
export interface ContactMessage extends VisitorDetails {
  clientId: string;
  text: string;
}

export interface Chat {
  readonly store: Store;
  readonly actions: Actions;
  setShown(shown: boolean): void;
  update(settings: PageSettings): void;
  shutdown(): void;
}

export function createChat({ config, natives, tell, setUnread, follow, warn }: PageSide): Chat {
  const local = openLocalStorage();
  const visit = openVisit(config.chatbotId, local, openSessionStorage());
  const outboxStorage = createOutboxStorage(local, outboxPrefix(config.chatbotId));
  const { conversationId, readSeq } = visit.remembered;
  const store = createStore(
    initialState(outboxStorage.load(), { conversationId, seq: readSeq }, readKept(local, config.chatbotId)),
  );
  mirrorOutbox(store, outboxStorage);

  const keep = createKeeper(store, local, config.chatbotId);
  const chime = createChime(natives);
  const hear = (message: Message) => {
    const isAway = !shown || document.visibilityState !== 'visible';
    if (!store.get().kept.muted && (isAway || message.author.kind === 'agent')) chime.play(message.id);
  };
  let shown = false;
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
        if (!isNew || (from !== 'bot' && from !== 'agent')) return;
        tell('message', { from, unread: marker.unread() });
        hear(message);
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
  const marker = createReadMarker(store, call, (count) => {
    setUnread(count);
    showUnreadInTitle(count);
  });
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
  const identity = createIdentity({
    persist,
    onRefused: (why) => warn(`identify: ${why}`),
    startOver() {
      link.close();
      visit.forget();
      store.dispatch({ type: 'thread-left' });
      link.open();
    },
  });
  const session = createSession({
    store,
    call,
    visit,
    natives,
    // Whoever must be known first is refused otherwise.
    onStarted: () => void identity.show().then(outbox.resume),
  });
  let following = false;
  const tabs = createTabs({
    chatbotId: config.chatbotId,
    store,
    storage: local,
    outbox,
    outboxStorage,
    follow(next) {
      following = true;
      follow(next);
      following = false;
    },
  });

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
    contactDraft: visit.contactDraft,
    async leaveMessage({ name, email, ...message }) {
      const sent = await persist('contact:send', { ...message, name: name.trim(), email: email.trim() });
      if (!sent.ok) return { code: sent.error.code, field: sent.error.field };
      visit.contactDraft.write('');
      keep({ contactSent: true });
      return null;
    },
    writeAnother: () => keep({ contactSent: false }),
    async rate(stars, comment) {
      const id = store.get().thread?.conversation.id;
      if (id === undefined) return null;
      const rated = await persist('handoff:rate', { conversationId: id, stars, comment });
      if (!rated.ok && rated.error.code !== 'wrong_state') return { code: rated.error.code, field: rated.error.field };
      keep({ rated: id });
      return null;
    },
    async saveTranscript() {
      const { thread, chatbot } = store.get();
      if (!thread || !chatbot) return false;
      const text = await readTranscript(call, thread.conversation.id, chatbot.name);
      if (text !== null) saveAsFile(text, `chat-${thread.conversation.startedAt.slice(0, 10)}.txt`);
      return text !== null;
    },
    toggleSound() {
      chime.ready();
      keep({ muted: !store.get().kept.muted });
    },
    consent: () => keep({ consented: true }),
  };
  link.open();
  return {
    store,
    actions,
    setShown(next) {
      shown = next;
      // Opening is a touch of the visitor's, unless it was in another tab.
      if (next && !following) chime.ready();
      if (!following) tabs.tellShown(next);
      marker.setShown(next);
    },
    update({ identity: token, name, email }) {
      if (typeof token === 'string' || token === null) {
        identity.set(token);
        if (store.get().link === 'up') void identity.show().then(outbox.resume);
      }
      if (typeof name !== 'string' && typeof email !== 'string') return;
      const visitor = store.get().thread?.conversation.visitor;
      const details = {
        name: typeof name === 'string' ? name : (visitor?.name ?? ''),
        email: typeof email === 'string' ? email : (visitor?.email ?? ''),
      };
      void actions.updateVisitor(details).then((refusal) => refusal && warn('update: name or email does not fit.'));
    },
    shutdown() {
      session.abandon();
      tabs.stop();
      marker.stop();
      showUnreadInTitle(0);
      link.close();
    },
  };
}
