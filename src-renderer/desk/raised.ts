import type { RaisedAlert } from '#contract/alerts.ts';
import type { DesktopSettings } from '../../src-preload/payloads.ts';
import type { DeskState, DeskStore } from '../state/desk-state.ts';
import { describeRaised, hidesContent } from './decide-notices.ts';
import type { Notices } from './notices.ts';
import { focusedChatOf } from './reading.ts';
import type { Report } from './reporting.ts';

export interface RaisedOptions {
  readonly store: DeskStore;
  readonly settings: () => DesktopSettings;
  readonly notices: Pick<Notices, 'announce' | 'withdraw'>;
  readonly report: Report;
  readonly onAnnounced: (about: { readonly kind: 'alert'; readonly alertId: string }) => void;
}

/** Toasts for words that an owner has listed; gone once the conversation has been looked at. */
export function watchRaised({ store, settings, notices, report, onAnnounced }: RaisedOptions) {
  const outstanding = new Map<string, { readonly tag: string; readonly conversationId: string | null }>();

  function look(state: DeskState): void {
    if (outstanding.size === 0) return;
    const inSight = conversationInSight(state);
    for (const [alertId, { tag, conversationId }] of outstanding) {
      if (conversationId === null || conversationId !== inSight) continue;
      outstanding.delete(alertId);
      notices.withdraw(tag);
      report({ about: { kind: 'alert', alertId }, channel: 'toast', outcome: 'seen' });
    }
  }

  return {
    receive(alert: RaisedAlert): void {
      const state = store.getState();
      const notice = describeRaised(alert, hidesContent(state, settings()));
      const about = { kind: 'alert', alertId: alert.id } as const;
      outstanding.set(alert.id, { tag: notice.tag, conversationId: alert.conversationId });
      look(state);
      if (!outstanding.has(alert.id)) return;
      const silencedBy = state.quiet.on ? 'do_not_disturb' : settings().notifyKeywords ? null : 'setting_off';
      void notices.announce({ notice, about, silencedBy });
      onAnnounced(about);
    },
    stop: store.subscribe(look),
  };
}

/** The chat that is shown, or the request whose conversation is looked into. */
function conversationInSight(state: DeskState): string | null {
  const { view, tab, handoffId } = state.selection;
  if (!state.focused || view !== 'chats') return null;
  if (tab === 'active') return focusedChatOf(state);
  return handoffId === null ? null : (state.mirror.handoffs[handoffId]?.conversationId ?? null);
}
