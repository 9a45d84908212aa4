import type { Page } from '@playwright/test';
import type { NetworkControl } from '../support/connection-gate.ts';
import type { MenuEntry, ShellState } from './stand-in/wire.ts';

export interface LaunchOptions {
  /** The profile: settings, window place, the page's storage. Two consoles need two. */
  userDataDir: string;
  /** Given as `--server=`; without it the console asks on its first screen. */
  server?: string;
  /** More command-line arguments, such as a deep link. */
  args?: string[];
  env?: Record<string, string>;
  /** Whether the desktop shows tray icons; it does unless told otherwise. */
  tray?: boolean;
  /** An empty page in place of the console's, served as it is: for tests of the shell alone. */
  emptyPage?: boolean;
  /** Real toasts and a real session bus instead of recorded ones. */
  realDesktop?: boolean;
}

export interface RecordedToast {
  title: string;
  /** As handed to the desktop: markup escaped. */
  body: string;
}

export interface Shell {
  /** What the shell shows outside its page, right now. */
  state(): Promise<ShellState>;
  /** Toasts on the screen. */
  toasts(): Promise<RecordedToast[]>;
  clickToast(title: string): Promise<void>;
  clickTrayIcon(): Promise<void>;
  clickTrayMenu(label: string): Promise<void>;
  /** An item of the application's own menu. */
  clickAppMenu(label: string): Promise<void>;
  /** The close button of the window. */
  closeWindow(): Promise<void>;
  /** Another program comes to the front, or the console again. */
  blur(): Promise<void>;
  focus(): Promise<void>;
  minimize(): Promise<void>;
  moveWindow(bounds: { x: number; y: number; width: number; height: number }): Promise<void>;
  /** Which button the next dialog is answered with; otherwise the default one. */
  answerNextDialog(button: number): Promise<void>;
  /** Starts the app once more with the same profile and waits until that start has left; answers its exit code. */
  startAgain(args: string[]): Promise<number>;
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>;
  /** Keyboard and mouse were last touched this long ago. */
  setIdle(seconds: number): Promise<void>;
  /** Presses a key that works from everywhere; fails when the app has not asked for it. */
  pressHotkey(accelerator: string): Promise<void>;
  /** From now on another program has that key. */
  takeHotkey(accelerator: string): Promise<void>;
  /** Asks for a permission as the page at `url` would. */
  permission(permission: string, url: string): Promise<{ requested: boolean; checked: boolean }>;
  /** Kills the page's process and waits until the page is back. */
  crashPage(): Promise<void>;
  /** Takes the page to a foreign address, as nobody but a debugger can. */
  forceNavigation(url: string): Promise<void>;
}

/** A running desktop console. */
export interface Console {
  readonly kind: 'electron' | 'stand-in';
  /** The console's page; another object after `crashPage`. */
  readonly page: Page;
  /** The page of another window, by its file's name (`card.html`); fails while there is none. */
  findPage(name: string): Promise<Page>;
  readonly shell: Shell;
  /** This console's whole network, WebSockets included. */
  readonly network: NetworkControl;
  /** Resolves with the exit code when the app has quit by itself. */
  readonly exited: Promise<number>;
  /** Quits the app and waits for it. */
  close(): Promise<void>;
}

export type { MenuEntry, ShellState };
