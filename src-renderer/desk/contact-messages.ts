import type { ContactMessage } from '#contract/chatbots.ts';
import type { CallRoute } from '../connection/http-calls.ts';
import type { ContactView, DeskStore } from '../state/desk-state.ts';

export interface ContactMessages {
  /** Loads the newest of those still to do, or of those that are done. */
  showContactMessages(view: ContactView): Promise<void>;
  loadMoreContactMessages(): Promise<void>;
  /** Marks as done, or as still to do. Resolves false when the server did not take it. */
  handleContactMessage(message: ContactMessage, handled: boolean): Promise<boolean>;
}

/** Nothing is pushed about these, and nobody waits at the other end: once a minute is soon enough. */
const LOOK_EVERY_MS = 60_000;
/** What the server gives at once. */
const PAGE_SIZE = 50;

/** What visitors left while the team was offline. Kept in the desk because its count stands in the rail. */
export function createContactMessages({ store, ask }: { store: DeskStore; ask: CallRoute }) {
  let lastQuestion = 0;

  function patch(change: Partial<ReturnType<DeskStore['getState']>['contact']>): void {
    store.setState((state) => ({ contact: { ...state.contact, ...change } }));
  }

  async function load(view: ContactView, cursor: string | null): Promise<void> {
    lastQuestion += 1;
    const question = lastQuestion;
    const outcome = await ask('listContactMessages', {
      query: { state: view, ...(cursor === null ? {} : { cursor }) },
    });
    // A newer question is under way, or answered.
    if (question !== lastQuestion) return;
    if (!outcome.ok) return patch({ failed: true });
    const { messages, openCount, nextCursor } = outcome.value;
    const before = cursor === null ? [] : (store.getState().contact.messages ?? []);
    patch({ view, messages: [...before, ...messages], openCount, nextCursor, failed: false });
  }

  /** Only a first page is replaced by what is new: whoever has paged on is reading. */
  function look(): void {
    const { contact, link, mirror } = store.getState();
    const hasPaged = (contact.messages?.length ?? 0) > PAGE_SIZE;
    const mayLook = link.phase === 'ready' && mirror.me?.permissions.includes('chats.respond');
    if (mayLook && document.visibilityState === 'visible' && !hasPaged) void load(contact.view, null);
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    lookForContactMessages: look,
    async showContactMessages(view: ContactView) {
      if (view !== store.getState().contact.view) patch({ view, messages: null, nextCursor: null });
      await load(view, null);
    },
    async loadMoreContactMessages() {
      const { view, nextCursor } = store.getState().contact;
      if (nextCursor !== null) await load(view, nextCursor);
    },
    async handleContactMessage(message: ContactMessage, handled: boolean) {
      const outcome = await ask('handleContactMessage', { params: { id: message.id }, body: { handled } });
      if (!outcome.ok) return false;
      const { messages, openCount } = store.getState().contact;
      const change = Number(outcome.value.handledAt !== null) - Number(message.handledAt !== null);
      patch({
        // It stays in the list it was found in, so that nothing moves under the hand.
        messages: messages?.map((other) => (other.id === message.id ? outcome.value : other)) ?? null,
        openCount: Math.max(0, openCount - change),
      });
      return true;
    },
    stop: () => clearInterval(timer),
  };
}
