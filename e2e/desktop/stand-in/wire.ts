/** What the two halves of the stand-in say to each other over the child process's message channel. */

export interface MenuEntry {
  label: string;
  type: 'normal' | 'separator' | 'radio' | 'checkbox' | 'submenu';
  checked: boolean;
  enabled: boolean;
  role?: string;
  submenu?: MenuEntry[];
}

export interface WindowState {
  visible: boolean;
  focused: boolean;
  minimized: boolean;
  maximized: boolean;
  alwaysOnTop: boolean;
  bounds: { x: number; y: number; width: number; height: number };
  webPreferences: Record<string, unknown>;
}

/** Everything the shell does that a page cannot show. */
export interface ShellState {
  /** The console's own window. */
  window: WindowState | null;
  /** Windows beside it, such as the handoff card, by the name of their page (`card.html`). */
  otherWindows: Record<string, WindowState>;
  /** Keys that work from everywhere. */
  hotkeys: string[];
  /** `icon` is the file's name without its folder. */
  tray: { icon: string; tooltip: string; menu: MenuEntry[] } | null;
  appMenu: MenuEntry[];
  badge: number;
  dialogs: { message: string; detail: string; buttons: string[] }[];
  openedExternally: string[];
  /** Channels the main process answers. */
  channels: string[];
}

/** The app's side (child process) to the test's side. */
export type ToHost =
  | { type: 'open-window'; window: number; width: number; height: number; preload: string; preloadArguments: string[] }
  | { type: 'close-window'; window: number }
  | { type: 'resize'; window: number; width: number; height: number }
  | { type: 'load'; window: number; url: string }
  | { type: 'reload'; window: number }
  | { type: 'send'; window: number; channel: string; news: unknown }
  | { type: 'colour-scheme'; scheme: 'light' | 'dark' | null }
  | { type: 'state'; state: ShellState }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failure'; id: number; message: string };

export type Question =
  | { kind: 'invoke'; frame: { url: string; isMain: boolean }; channel: string; input: unknown }
  | { kind: 'fetch'; url: string }
  | { kind: 'may-navigate'; window: number; url: string; isMainFrame: boolean }
  | { kind: 'may-open'; window: number; url: string }
  | { kind: 'permission'; permission: string; url: string }
  | {
      kind: 'page';
      window: number;
      event: 'did-start-loading' | 'did-finish-load' | 'render-process-gone';
      url: string;
    }
  | { kind: 'emit'; on: 'app' | 'powerMonitor' | 'window'; event: string; args: unknown[] }
  | { kind: 'window'; action: 'close' | 'blur' | 'focus' | 'minimize' }
  | { kind: 'set-bounds'; bounds: { x: number; y: number; width: number; height: number } }
  | { kind: 'set-idle'; seconds: number }
  | { kind: 'press-hotkey'; accelerator: string }
  | { kind: 'take-hotkey'; accelerator: string }
  | { kind: 'click-tray' }
  | { kind: 'click-menu'; menu: 'tray' | 'app'; label: string }
  | { kind: 'answer-dialog'; button: number }
  | { kind: 'network'; state: 'open' | 'cut' | 'stalled' }
  | { kind: 'quit' };

/** The test's side to the app's. */
export interface ToApp {
  id: number;
  question: Question;
}

export interface ServedFile {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}
