import type { DeskPlace } from '../../src-preload/payloads.ts';
import type { AnalyticsChoice } from '../state/analytics-choice.ts';
import type { ConversationsPlace } from '../state/conversations-place.ts';
import type { ChatTab, Selection, SettingsPage, Step, View } from '../state/desk-state.ts';
import { firstUnreadSeq } from '../state/selectors.ts';
import type { DeskParts } from './parts.ts';

export interface Navigating {
  showView(view: View): void;
  showTab(tab: ChatTab): void;
  selectChat(conversationId: string | null): void;
  /** Looks into a waiting conversation without taking it. */
  peek(handoffId: string | null): void;
  /** Opens or closes "Why didn’t I get it?". */
  explainRequest(handoffId: string | null): void;
  /** Sets up a chatbot, at one of its steps; null leads back to the list. */
  openChatbot(id: string | null, step?: Step): void;
  openSettings(page: SettingsPage): void;
  openAnalytics(choice: AnalyticsChoice): void;
  /** Leads to a place among the past conversations; what is not said stays. A step to go back to unless told otherwise. */
  showConversations(patch: Partial<ConversationsPlace>): void;
  /** A notification was clicked or a link opened: shows the right place, now or after the first snapshot. */
  navigate(navigation: DeskPlace): void;
}

/** The store decides what is selected; everything that leads somewhere goes through here. */
export function createNavigating(parts: DeskParts): Navigating & { resumeNavigation(): void } {
  const { store, engine, toasts } = parts;
  let postponed: DeskPlace | null = null;

  function select(patch: Partial<Selection>): void {
    store.setState((state) => ({ selection: { ...state.selection, ...patch } }));
  }

  /** Asked before the chat is shown: showing it makes it read. */
  function findUnread(conversationId: string | null): number | null {
    return conversationId ? firstUnreadSeq(store.getState(), conversationId) : null;
  }

  function selectChat(conversationId: string | null): void {
    select({ view: 'chats', tab: 'active', conversationId, unreadFrom: findUnread(conversationId) });
    if (conversationId && !store.getState().mirror.threads[conversationId]) void engine.openChat(conversationId);
  }

  function peek(handoffId: string | null): void {
    select({ view: 'chats', tab: 'pending', handoffId });
    const handoff = handoffId ? store.getState().mirror.handoffs[handoffId] : undefined;
    if (handoff) void engine.openChat(handoff.conversationId);
  }

  async function navigateToChat(conversationId: string): Promise<void> {
    const { mirror } = store.getState();
    const waiting = mirror.queueIds.find((id) => mirror.handoffs[id]?.conversationId === conversationId);
    if (waiting) peek(waiting);
    else if (mirror.chatIds.includes(conversationId)) selectChat(conversationId);
    else {
      const outcome = await engine.openChat(conversationId);
      if (outcome === 'opened') selectChat(conversationId);
      // The line broke: the next snapshot leads there.
      else if (outcome === 'unanswered') postponed = { to: 'chat', conversationId };
      else toasts.showToast({ text: 'That conversation is not yours to open, or no longer exists.' });
    }
  }

  function navigateToRequest(handoffId: string): void {
    const { mirror } = store.getState();
    const mine = mirror.chatIds.find((id) => mirror.conversations[id]?.handoffId === handoffId);
    if (mirror.handoffs[handoffId]) peek(handoffId);
    else if (mine) selectChat(mine);
    else {
      select({ view: 'chats', tab: 'pending', handoffId: null });
      toasts.showToast({ text: 'That request is no longer waiting.' });
    }
  }

  function navigate(navigation: DeskPlace): void {
    if (!store.getState().mirror.synced) {
      postponed = navigation;
      return;
    }
    if (navigation.to === 'queue') select({ view: 'chats', tab: 'pending', handoffId: null });
    else if (navigation.to === 'chat') void navigateToChat(navigation.conversationId);
    else navigateToRequest(navigation.handoffId);
  }

  return {
    showView: (view) => select({ view }),
    showTab(tab) {
      const { conversationId } = store.getState().selection;
      select({ view: 'chats', tab, ...(tab === 'active' ? { unreadFrom: findUnread(conversationId) } : {}) });
    },
    selectChat,
    peek,
    explainRequest: (handoffId) => store.setState({ explaining: handoffId }),
    openChatbot: (id, step = 1) => select({ view: 'chatbots', chatbot: id === null ? null : { id, step } }),
    openAnalytics: (analytics) => select({ view: 'analytics', analytics }),
    openSettings: (page) => select({ view: 'settings', settings: page }),
    showConversations(patch) {
      const { conversations } = store.getState().selection;
      select({ view: 'conversations', conversations: { ...conversations, isStep: true, ...patch } });
    },
    navigate,
    resumeNavigation() {
      const navigation = postponed;
      postponed = null;
      if (navigation) navigate(navigation);
    },
  };
}
