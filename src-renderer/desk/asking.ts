import type { HandoffBackground } from '#contract/handoff-summary.ts';
import type { Colleague, Explanation, RecentHandoff } from '#contract/routing.ts';
import type { CallOutcome } from '../connection/agent-calls.ts';
import type { DeskParts } from './parts.ts';

/** Questions whose answers are shown and forgotten: they belong to the window that asks, not to the mirror. */
export interface Asking {
  /** Why the visitor came to a person, and what the bot had tried. */
  tellBackground(conversationId: string): Promise<CallOutcome<HandoffBackground>>;
  listRecent(): Promise<CallOutcome<{ handoffs: RecentHandoff[] }>>;
  explain(handoffId: string): Promise<CallOutcome<Explanation>>;
  listColleagues(): Promise<CallOutcome<{ agents: Colleague[] }>>;
}

export function createAsking({ call }: Pick<DeskParts, 'call'>): Asking {
  return {
    tellBackground: (conversationId) => call('handoff:background', { conversationId }),
    listRecent: () => call('handoff:recent', {}),
    explain: (handoffId) => call('handoff:explain', { handoffId }),
    listColleagues: () => call('team:agents', {}),
  };
}
