import type { ConversationStatus } from '#contract/conversations.ts';
import type { Natives } from './natives.ts';

/** What a page asked for with `HandoffDesk('boot', …)`. */
export interface WidgetConfig {
  readonly chatbotId: string;
  /** Origin of the server, without a trailing slash. */
  readonly server: string;
}

/** What a page can listen to with `HandoffDesk('on', …)`. Message text never leaves the widget this way. */
export interface WidgetEvents {
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  message: { from: 'bot' | 'agent'; unread: number };
  handoff: { status: ConversationStatus };
}
export type WidgetEventName = keyof WidgetEvents;

/** What the loader lends to the app. The loader owns shown/hidden, so that the launcher and the panel never disagree. */
export interface PageSide {
  readonly config: WidgetConfig;
  readonly root: ShadowRoot;
  readonly natives: Natives;
  tell<E extends WidgetEventName>(event: E, detail: WidgetEvents[E]): void;
  setUnread(count: number): void;
  /** The visitor closed the panel from inside; focus goes back to the launcher. */
  dismiss(): void;
}

export interface WidgetApp {
  show(): void;
  hide(): void;
  shutdown(): void;
}

/** What the app module exports as `startApp`. */
export type StartApp = (page: PageSide) => WidgetApp;
