import type { StoreApi } from 'zustand/vanilla';
import type { ContactMessage } from '#contract/chatbots.ts';
import type { Activity } from '#contract/members.ts';
import { type Departure, EMPTY_MIRROR, type Mirror } from '../connection/mirror.ts';
import type { Outbox } from '../connection/outbox.ts';
import type { SoundState } from '../host/sounds.ts';
import { type AnalyticsChoice, FIRST_CHOICE } from './analytics-choice.ts';
import { type ConversationsPlace, FIRST_PLACE } from './conversations-place.ts';
import { NOT_QUIET, type Quiet } from './quiet.ts';

export type LinkState =
  | { readonly phase: 'connecting'; readonly since: number }
  | { readonly phase: 'ready' }
  | { readonly phase: 'offline'; readonly since: number };

export type View = 'chats' | 'messages' | 'conversations' | 'chatbots' | 'analytics' | 'wallboard' | 'settings';
/** The steps of setting up a chatbot. */
export type Step = 1 | 2 | 3 | 4 | 5 | 6;
/** The pages of the settings, in their order. */
export const SETTINGS_PAGES = [
  'profile',
  'notifications',
  'email-alerts',
  'appearance',
  'chats',
  'team',
  'workspace',
  'privacy',
  'team-alerts',
  'alert-rules',
  'alert-history',
  'mail-server',
  'outbox',
  'security-log',
] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];
export type ContactView = 'open' | 'handled';
export type ChatTab = 'pending' | 'active';

export interface Selection {
  readonly view: View;
  readonly tab: ChatTab;
  /** The request whose conversation is looked into, before anyone accepted it. */
  readonly handoffId: string | null;
  readonly conversationId: string | null;
  /** Where the unread part of that chat began when it came up; it stays marked although looking at it makes it read. */
  readonly unreadFrom: number | null;
  /** The chatbot that is being set up, and where in it. */
  readonly chatbot: { readonly id: string; readonly step: Step } | null;
  readonly settings: SettingsPage;
  readonly analytics: AnalyticsChoice;
  readonly conversations: ConversationsPlace;
}

/** What visitors left while the team was offline, as far as it was loaded. */
export interface ContactState {
  readonly view: ContactView;
  /** Null until the first answer. */
  readonly messages: readonly ContactMessage[] | null;
  readonly openCount: number;
  readonly nextCursor: string | null;
  /** The last question had no good answer. */
  readonly failed: boolean;
}

/** A request that just left, shown a moment longer with the reason. */
export interface ShownDeparture extends Departure {
  /** How much earlier the other agent was, when the server said so. */
  readonly afterMs: number | null;
}

export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly tone: 'neutral' | 'error';
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** What happens when it is pressed away or its time is over. */
  readonly onClose: (() => void) | null;
  readonly durationMs: number;
}

/** Where a thread was left: a message, and how far its upper edge was below the upper edge of the box, in pixels. */
export interface ScrollPlace {
  readonly seq: number;
  readonly offset: number;
}

/** Everything one signed-in session shows. Thrown away at sign-out, so nothing leaks from one member to the next. */
export interface DeskState {
  readonly link: LinkState;
  readonly mirror: Mirror;
  /** How far this window has read; ahead of the server's `agentReadSeq` until the server confirms. */
  readonly readUpTo: Readonly<Record<string, number>>;
  /** Until when (this clock) the visitor of a conversation counts as typing. */
  readonly typingUntil: Readonly<Record<string, number>>;
  readonly departures: Readonly<Record<string, ShownDeparture>>;
  /** Requests whose Accept is under way. */
  readonly accepting: Readonly<Record<string, true>>;
  /** Why a click on a request did not give it to me, shown for a moment where the click happened. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Offers I passed on, by request: the instant of the offer, until the queue tells the same. */
  readonly passed: Readonly<Record<string, string>>;
  /** By how many milliseconds another agent's click was earlier than mine, by request. */
  readonly headStarts: Readonly<Record<string, number>>;
  /** Handovers whose notice was pressed away, by conversation: the instant of the handover. */
  readonly dismissed: Readonly<Record<string, string>>;
  /** Chats marked as complete while undo is still possible. */
  readonly completing: Readonly<Record<string, true>>;
  /** The request whose routing is explained, also after its row has gone. */
  readonly explaining: string | null;
  readonly contact: ContactState;
  readonly selection: Selection;
  readonly outbox: Outbox;
  readonly drafts: Readonly<Record<string, string>>;
  readonly toasts: readonly Toast[];
  /** Whether the person is looking: the window has the focus. */
  readonly focused: boolean;
  /** What this computer says about the person in front of it. */
  readonly activity: Activity;
  readonly quiet: Quiet;
  /** Whether sounds can be heard; a browser waits for the first click. */
  readonly sounds: SoundState;
  /** Set when a notification could not be shown for want of permission. */
  readonly noticesBlocked: boolean;
}

export type DeskStore = StoreApi<DeskState>;

export function createInitialDeskState(now: number, focused: boolean): DeskState {
  return {
    link: { phase: 'connecting', since: now },
    mirror: EMPTY_MIRROR,
    readUpTo: {},
    typingUntil: {},
    departures: {},
    accepting: {},
    refusals: {},
    passed: {},
    headStarts: {},
    dismissed: {},
    completing: {},
    explaining: null,
    contact: { view: 'open', messages: null, openCount: 0, nextCursor: null, failed: false },
    selection: {
      view: 'chats',
      tab: 'pending',
      handoffId: null,
      conversationId: null,
      unreadFrom: null,
      chatbot: null,
      settings: 'notifications',
      analytics: FIRST_CHOICE,
      conversations: FIRST_PLACE,
    },
    outbox: [],
    drafts: {},
    toasts: [],
    focused,
    activity: 'active',
    quiet: NOT_QUIET,
    sounds: 'ready',
    noticesBlocked: false,
  };
}

/** A record without one key; the same object when it had none. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
