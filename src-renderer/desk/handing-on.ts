import type { Conversation } from '#contract/conversations.ts';
import type { CallOutcome } from '../connection/agent-calls.ts';
import { nameOfVisitor } from '../words/visitor-words.ts';
import type { Drafts } from './drafts.ts';
import type { DeskParts } from './parts.ts';

export interface HandingOn {
  /** Back to the front of the queue, open to everyone. Null when it worked; otherwise what to tell. */
  release(conversationId: string, note: string): Promise<string | null>;
  /** To one colleague first, then to everyone. */
  transfer(conversationId: string, to: { id: string; name: string }, note: string): Promise<string | null>;
  /** The banner about what the agent before left was pressed away. */
  dismissHandover(conversationId: string): void;
}

export interface HandingOnOptions extends Pick<DeskParts, 'store' | 'call' | 'engine' | 'toasts'> {
  readonly drafts: Pick<Drafts, 'flushDraft' | 'setDraft'>;
}

/** Gives a chat away: what is written and not sent goes along. */
export function createHandingOn({ store, call, engine, toasts, drafts }: HandingOnOptions): HandingOn {
  async function handOn(
    conversationId: string,
    ask: () => Promise<CallOutcome<Conversation>>,
    describe: (visitorName: string) => string,
  ): Promise<string | null> {
    await drafts.flushDraft(conversationId);
    const outcome = await ask();
    if (!outcome.ok) return describeFailure(outcome.error);
    const visitorName = nameOfVisitor(outcome.value.visitor);
    engine.ingest({ type: 'conversation:changed', conversation: outcome.value });
    store.setState(({ selection }) =>
      selection.conversationId === conversationId ? { selection: { ...selection, conversationId: null } } : {},
    );
    drafts.setDraft(conversationId, '');
    toasts.showToast({ text: describe(visitorName) });
    return null;
  }

  return {
    release: (conversationId, note) =>
      handOn(
        conversationId,
        () => call('handoff:release', { conversationId, note }),
        (visitor) => `The chat with ${visitor} is back in the queue.`,
      ),
    transfer: (conversationId, to, note) =>
      handOn(
        conversationId,
        () => call('handoff:transfer', { conversationId, toMemberId: to.id, note }),
        (visitor) => `The chat with ${visitor} is offered to ${to.name}.`,
      ),
    dismissHandover(conversationId) {
      const at = store.getState().mirror.handovers[conversationId]?.handover?.at;
      if (at) store.setState((state) => ({ dismissed: { ...state.dismissed, [conversationId]: at } }));
    },
  };
}

function describeFailure(error: { readonly code: string; readonly message: string }): string {
  switch (error.code) {
    case 'unanswered':
      return 'No connection: it is not known whether the chat was passed on. Try again in a moment.';
    case 'wrong_state':
    case 'forbidden':
      return 'This chat is no longer yours.';
    case 'not_found':
      return 'This colleague cannot take chats any more. Choose somebody else.';
    default:
      return `${error.message} Try again in a moment.`;
  }
}
