import { app } from './app.ts';
import { createEvent, EventEmitter } from './events.ts';
import { answer, tellHost } from './host-link.ts';
import { record } from './state.ts';

class PowerMonitor extends EventEmitter {
  #lastInput = Date.now();

  /** Whole seconds since somebody touched keyboard or mouse. */
  getSystemIdleTime(): number {
    return Math.max(0, Math.floor((Date.now() - this.#lastInput) / 1_000));
  }
  setIdleSeconds(seconds: number): void {
    this.#lastInput = Date.now() - seconds * 1_000;
  }
}
export const powerMonitor = new PowerMonitor();

answer('set-idle', ({ seconds }) => powerMonitor.setIdleSeconds(seconds));

class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system';

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    if (source === this.#source) return;
    this.#source = source;
    tellHost({ type: 'colour-scheme', scheme: source === 'system' ? null : source });
    this.emit('updated', createEvent({}));
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return false;
  }
}
export const nativeTheme = new NativeTheme();

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
export const screen = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
};

export const shell = {
  async openExternal(url: string): Promise<void> {
    record((state) => {
      state.openedExternally.push(url);
    });
  },
};

const hotkeys = new Map<string, () => void>();
const takenHotkeys = new Set<string>();

export const globalShortcut = {
  register(accelerator: string, listener: () => void): boolean {
    if (takenHotkeys.has(accelerator) || hotkeys.has(accelerator)) return false;
    hotkeys.set(accelerator, listener);
    recordHotkeys();
    return true;
  },
  unregister(accelerator: string): void {
    hotkeys.delete(accelerator);
    recordHotkeys();
  },
  unregisterAll(): void {
    hotkeys.clear();
    recordHotkeys();
  },
};

function recordHotkeys(): void {
  record((state) => {
    state.hotkeys = [...hotkeys.keys()];
  });
}

answer('press-hotkey', ({ accelerator }) => {
  const listener = hotkeys.get(accelerator);
  if (!listener) throw new Error(`nobody listens to ${accelerator}`);
  listener();
});
answer('take-hotkey', ({ accelerator }) => {
  takenHotkeys.add(accelerator);
});

interface MessageBox {
  message: string;
  detail?: string;
  buttons?: string[];
  defaultId?: number;
}
let nextButton: number | null = null;

export const dialog = {
  async showMessageBox(_window: object, box: MessageBox): Promise<{ response: number; checkboxChecked: boolean }> {
    record((state) => {
      state.dialogs.push({ message: box.message, detail: box.detail ?? '', buttons: box.buttons ?? [] });
    });
    const response = nextButton ?? box.defaultId ?? 0;
    nextButton = null;
    return { response, checkboxChecked: false };
  },
};
answer('answer-dialog', ({ button }) => {
  nextButton = button;
});

answer('emit', ({ on, event, args }) => {
  const target = on === 'app' ? app : powerMonitor;
  target.emit(event, createEvent({}), ...args);
});
