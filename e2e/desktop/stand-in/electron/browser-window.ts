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
  webPreferences?: { preload?: string; additionalArguments?: string[]; [name: string]: unknown };
}

/** A window that is only remembered; its page is a real one in Chromium. The console has exactly one. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #webPreferences: Record<string, unknown>;
  #bounds: Bounds;
  #visible: boolean;
  #focused = false;
  #minimized = false;
  #maximized = false;

  constructor(options: Options) {
    super();
    const { x = 100, y = 80, width = 800, height = 600, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = options.show !== false;
    this.#webPreferences = { ...webPreferences, sandbox: app.isSandboxed || webPreferences['sandbox'] === true };
    app.emit('web-contents-created', createEvent({}), this.webContents);
    app.onQuitClose(() => this.#tryToClose());
    tellHost({
      type: 'open-window',
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
    answer('window', ({ action }) => this[action]());
    answer('set-bounds', ({ bounds }) => this.#moveTo(bounds));
    this.#record();
  }

  loadURL(url: string): Promise<void> {
    this.webContents.load(url);
    return Promise.resolve();
  }
  show(): void {
    this.#visible = true;
    this.#tell('show');
    this.focus();
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
    if (this.#tryToClose()) app.emit('window-all-closed');
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

  #moveTo(bounds: Bounds): void {
    this.#bounds = bounds;
    this.#tell('move');
    this.#tell('resize');
  }
  #tryToClose(): boolean {
    if (this.webContents.isDestroyed()) return true;
    if (!emitPreventable(this, 'close')) return false;
    this.webContents.destroy();
    this.emit('closed');
    return true;
  }
  #tell(event: string): void {
    this.#record();
    this.emit(event, createEvent({}));
  }
  #record(): void {
    record((state) => {
      state.window = {
        visible: this.#visible,
        focused: this.#focused,
        minimized: this.#minimized,
        maximized: this.#maximized,
        bounds: { ...this.#bounds },
        webPreferences: this.#webPreferences,
      };
    });
  }
}
