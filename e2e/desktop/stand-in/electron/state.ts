import type { ShellState } from '../wire.ts';
import { tellHost } from './host-link.ts';

const state: ShellState = {
  window: null,
  otherWindows: {},
  hotkeys: [],
  tray: null,
  appMenu: [],
  badge: 0,
  dialogs: [],
  openedExternally: [],
  channels: [],
};

/** Records what the shell did. The test's side gets the whole state each time: small, and never half of one. */
export function record(change: (state: ShellState) => void): void {
  change(state);
  tellHost({ type: 'state', state });
}
