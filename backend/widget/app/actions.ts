import type { ErrorCode } from '#contract/result.ts';
import type { PersistentCall } from './connection/persistent-call.ts';
import type { VisitorLink } from './connection/visitor-link.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { Session } from './session.ts';
import type { Chime } from './sound.ts';
import type { Kept } from './state/chat-state.ts';
import { firstSeqOf } from './state/merge-messages.ts';
import type { Store } from './state/store.ts';
import { readTranscript, saveAsFile } from './transcript.ts';
import type { Typing } from './typing.ts';
import type { Draft, Visit } from './visit.ts';

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
  mailTranscript(email: string): Promise<Refusal>;
  toggleSound(): void;
  consent(): void;
}

/** `clientId` stays the same until it is sent, so that it is stored once. */
export interface ContactMessage extends VisitorDetails {
  clientId: string;
  text: string;
}

interface ActionsOptions {
  store: Store;
  link: Pick<VisitorLink, 'call' | 'hurry'>;
  persist: PersistentCall;
  session: Session;
  outbox: Outbox;
  typing: Typing;
  visit: Visit;
  chime: Chime;
  keep(change: Partial<Kept>): void;
}

/** What a visitor can do. */
export function createActions(options: ActionsOptions): Actions {
  const { store, link, persist, session, outbox, typing, visit, chime, keep } = options;
  const { call } = link;

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

  return {
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
    async mailTranscript(email) {
      const conversationId = store.get().thread?.conversation.id;
      if (conversationId === undefined) return null;
      const sent = await persist('transcript:mail', { conversationId, email: email.trim() });
      return sent.ok ? null : { code: sent.error.code, field: sent.error.field };
    },
    toggleSound() {
      chime.ready();
      keep({ muted: !store.get().kept.muted });
    },
    consent: () => keep({ consented: true }),
  };
}
