import type { Message } from '#contract/messages.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { PageSettings, PageSide } from '../shared/page-side.ts';
import { openLocalStorage, openSessionStorage } from '../shared/storage.ts';
import { outboxPrefix } from '../shared/visit-record.ts';
import { type Actions, createActions } from './actions.ts';
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
import { createStore, type Store } from './state/store.ts';
import { createTabs } from './tabs.ts';
import { showUnreadInTitle } from './title-badge.ts';
import { createTyping } from './typing.ts';
import { openVisit } from './visit.ts';

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

  const actions = createActions({ store, link, persist, session, outbox, typing, visit, chime, keep });
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
