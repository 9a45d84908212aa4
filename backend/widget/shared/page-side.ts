import type { ConversationStatus } from '#contract/conversations.ts';
import type { Natives } from './natives.ts';

/** What a page asked for with `HandoffDesk('boot', …)`. */
export interface WidgetConfig {
  readonly chatbotId: string;
  /** Origin of the server, without a trailing slash. */
  readonly server: string;
}

/** What a page says of its visitor and its wishes, with `boot`, `update`, `identify` or `setLocale`. Unchecked. */
export interface PageSettings {
  readonly locale?: unknown;
  /** The signed token of `identify`. */
  readonly identity?: unknown;
  readonly name?: unknown;
  readonly email?: unknown;
}

/** How the launcher looks. */
export interface Look {
  /** `#rrggbb`, and what can be read on it. */
  readonly accent: string;
  readonly onAccent: string;
  readonly side: 'left' | 'right';
  /** Beside the icon; empty = the icon alone. */
  readonly text: string;
}

/** What the launcher is called by those who cannot see it. */
export interface LauncherNames {
  readonly open: string;
  readonly close: string;
  readonly unread?: (count: number) => string;
}

/** What the server puts in front of `widget.js?chatbot=…`, so that the launcher is right at once. */
export interface Preset {
  readonly look: Look;
  readonly names: LauncherNames;
  readonly language: string;
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
  readonly settings: PageSettings;
  readonly preset: Preset | null;
  /** Tells the page's developer something, once. */
  warn(message: string): void;
  paint(look: Look): void;
  name(names: LauncherNames): void;
  /** The visitor opened or closed the panel in another tab. */
  follow(shown: boolean): void;
  tell<E extends WidgetEventName>(event: E, detail: WidgetEvents[E]): void;
  setUnread(count: number): void;
  /** The visitor closed the panel from inside; focus goes back to the launcher. */
  dismiss(): void;
}

export interface WidgetApp {
  show(): void;
  hide(): void;
  update(settings: PageSettings): void;
  shutdown(): void;
}

/** What the app module exports as `startApp`. */
export type StartApp = (page: PageSide) => WidgetApp;
