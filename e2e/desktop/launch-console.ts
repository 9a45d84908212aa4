import { findElectronBinary } from '../../backend/scripts/electron-binary.ts';
import type { Console, LaunchOptions } from './console-handle.ts';
import { launchElectron } from './electron/launch-electron.ts';
import { launchStandIn } from './stand-in/launch-stand-in.ts';

export type { Console, LaunchOptions } from './console-handle.ts';

/**
 * Starts the built desktop console (`out/`) and waits for its page: on real Electron where its binary is installed,
 * otherwise on the stand-in. `kind` says which. Any number can run side by side, each with its own profile.
 */
export async function launchConsole(options: LaunchOptions): Promise<Console> {
  const electron = findElectronBinary();
  return electron === null ? launchStandIn(options) : launchElectron(electron, options);
}
