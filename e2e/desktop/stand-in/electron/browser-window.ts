import { app } from './app.ts';
import { createEvent, EventEmitter, emitPreventable } from './events.ts';
import { answer, tellHost } from './host-link.ts';
import { record } from './state.ts';
import { WebContents } from './web-contents.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Options extends Partial<Bounds> {
  show?: boolean;
  alwaysOnTop?: boolean;
  webPreferences?: { preload?: string; additionalArguments?: string[]; [name: string]: unknown };
}

const open = new Set<BrowserWindow>();
let lastId = 0;

/** A window that is only remembered; its page is a real one in Chromium. The first one is the console's. */
export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents = new WebContents(this.id);
  readonly #alwaysOnTop: boolean;
  readonly #webPreferences: Record<string, unknown>;
  #bounds: Bounds;
  #pageName = '';
  #visible: boolean;
  #focused = false;
  #minimized = false;
  #maximized = false;

  constructor(options: Options) {
    super();
    const { x = 100, y = 80, width = 800, height = 600, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = options.show !== false;
    this.#alwaysOnTop = options.alwaysOnTop === true;
    open.add(this);
    this.#webPreferences = { ...webPreferences, sandbox: app.isSandboxed || webPreferences['sandbox'] === true };
    app.emit('web-contents-created', createEvent({}), this.webContents);
    app.onQuitClose(() => this.#tryToClose());
    tellHost({
      type: 'open-window',
      window: this.id,
      width,
      height,
      preload: webPreferences.preload ?? '',
      preloadArguments: webPreferences.additionalArguments ?? [],
    });
    let loadedBefore = false;
    this.webContents.on('did-finish-load', () => {
      if (!loadedBefore) this.emit('ready-to-show', createEvent({}));
      loadedBefore = true;
    });
    if (this.id === 1) {
      answer('window', ({ action }) => this[action]());
      answer('set-bounds', ({ bounds }) => this.setBounds(bounds));
    }
    if (this.id === 1) this.#record();
  }

  loadURL(url: string): Promise<void> {
    this.#pageName = new URL(url).pathname.slice(1);
    this.webContents.load(url);
    return Promise.resolve();
  }
  show(): void {
    this.#visible = true;
    this.#tell('show');
    this.focus();
  }
  showInactive(): void {
    this.#visible = true;
    this.#tell('show');
  }
  hide(): void {
    this.#visible = false;
    this.#focused = false;
    this.#tell('hide');
  }
  focus(): void {
    this.#focused = true;
    this.#tell('focus');
  }
  blur(): void {
    this.#focused = false;
    this.#tell('blur');
  }
  minimize(): void {
    this.#minimized = true;
    this.#focused = false;
    this.#tell('minimize');
  }
  restore(): void {
    this.#minimized = false;
    this.#tell('restore');
  }
  maximize(): void {
    this.#maximized = true;
    this.#tell('maximize');
  }
  close(): void {
    if (this.#tryToClose() && open.size === 0) app.emit('window-all-closed');
  }
  destroy(): void {
    if (this.webContents.isDestroyed()) return;
    this.webContents.destroy();
    open.delete(this);
    this.emit('closed');
    this.#forget();
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isFocused(): boolean {
    return this.#focused;
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }
  setOverlayIcon(): void {}
  setVisibleOnAllWorkspaces(): void {}
  setBounds(bounds: Bounds): void {
    this.#bounds = bounds;
    // The console's page keeps the size it was opened with: tests measure by it.
    if (this.id !== 1) {
      tellHost({ type: 'resize', window: this.id, width: bounds.width, height: bounds.height });
    }
    this.#tell('move');
    this.#tell('resize');
  }
  #tryToClose(): boolean {
    if (this.webContents.isDestroyed()) return true;
    if (!emitPreventable(this, 'close')) return false;
    this.destroy();
    return true;
  }
  #tell(event: string): void {
    this.#record();
    this.emit(event, createEvent({}));
  }
  #record(): void {
    record((state) => {
      const shown = {
        visible: this.#visible,
        focused: this.#focused,
        minimized: this.#minimized,
        maximized: this.#maximized,
        alwaysOnTop: this.#alwaysOnTop,
        bounds: { ...this.#bounds },
        webPreferences: this.#webPreferences,
      };
      if (this.id === 1) state.window = shown;
      else state.otherWindows[this.#pageName] = shown;
    });
  }
  #forget(): void {
    if (this.id === 1) return;
    record((state) => {
      delete state.otherWindows[this.#pageName];
    });
  }
}
