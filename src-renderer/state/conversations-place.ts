import type { ConversationStatus, HandoffState } from '#contract/conversations.ts';
import type { HandoffReason } from '#contract/messages.ts';

/** Days that mean the reader's own whenever they look; custom ones stay what they are. Both ends are included. */
export type DaysPreset = 'today' | 'yesterday' | '7' | '30' | '90' | 'month';
export type Days =
  | { readonly kind: 'all' }
  | { readonly kind: 'preset'; readonly preset: DaysPreset }
  /** `YYYY-MM-DD`; an open end is null. */
  | { readonly kind: 'custom'; readonly from: string | null; readonly to: string | null };

/** What past conversations are narrowed to; null = no matter. */
export interface ConversationFilters {
  readonly text: string;
  readonly days: Days;
  readonly status: ConversationStatus | null;
  readonly handoff: HandoffState | 'none' | null;
  readonly reason: HandoffReason | null;
  readonly stars: '1' | '2' | '3' | '4' | '5' | 'any' | null;
  readonly chatbot: string | null;
  readonly agent: string | null;
  readonly visitor: string | null;
}

export const NO_FILTERS: ConversationFilters = {
  text: '',
  days: { kind: 'all' },
  status: null,
  handoff: null,
  reason: null,
  stars: null,
  chatbot: null,
  agent: null,
  visitor: null,
};

/** Where somebody is among the past conversations. */
export interface ConversationsPlace {
  readonly filters: ConversationFilters;
  /** The transcript beside the list, and the message in it that was looked for. */
  readonly open: { readonly id: string; readonly seq: number | null } | null;
  /** Whether going back leads to the place before this one: not for each letter typed or each row passed by. */
  readonly isStep: boolean;
}

export const FIRST_PLACE: ConversationsPlace = { filters: NO_FILTERS, open: null, isStep: true };
