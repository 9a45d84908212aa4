import type { DesktopSettings, HotkeyState } from '../../src-preload/payloads.ts';
import { isAccelerator } from './accelerator.ts';

/** As much of Electron's `globalShortcut` as is needed. */
export interface Shortcuts {
  /** False when another program has it. */
  register(accelerator: string, listener: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface Hotkey {
  read(): HotkeyState;
  follow(settings: Pick<DesktopSettings, 'hotkey'>): void;
}

/** Keeps the one key that works from everywhere as the settings want it, and knows whether it does. */
export function createHotkey(shortcuts: Shortcuts, onPress: () => void): Hotkey {
  let state: HotkeyState = { accelerator: null, status: 'off' };

  function register(accelerator: string): HotkeyState['status'] {
    if (!isAccelerator(accelerator)) return 'invalid';
    try {
      return shortcuts.register(accelerator, onPress) ? 'active' : 'taken';
    } catch {
      // A key that this system does not know.
      return 'invalid';
    }
  }

  return {
    read: () => state,
    follow({ hotkey }) {
      if (hotkey === state.accelerator) return;
      if (state.status === 'active' && state.accelerator !== null) shortcuts.unregister(state.accelerator);
      state = { accelerator: hotkey, status: hotkey === null ? 'off' : register(hotkey) };
    },
  };
}
