import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { describeError, log } from '../log.ts';
import type { Settings } from '../settings/settings.ts';
import { autostartPath, HIDDEN_ARGUMENT, writeAutostartEntry } from './autostart-entry.ts';

/** Starts the app with the computer, in the tray, for as long as the settings say so. */
export function followStartAtLogin(settings: Settings): void {
  let wanted = settings.get().startAtLogin;
  // Written anew at each start: the app may have moved since.
  if (wanted) void arrange(true);
  settings.onChange(({ startAtLogin }) => {
    if (startAtLogin === wanted) return;
    wanted = startAtLogin;
    void arrange(wanted);
  });
}

/** Whether this start came from the system at login, so that no window should jump up. */
export function isHiddenStart(argv: readonly string[]): boolean {
  if (process.platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin;
  return argv.includes(HIDDEN_ARGUMENT);
}

async function arrange(wanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN_ARGUMENT] });
    return;
  }
  const path = autostartPath(process.env, homedir());
  try {
    if (!wanted) return await rm(path, { force: true });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, writeAutostartEntry(ownCommand()));
  } catch (error) {
    log('start_at_login_failed', { reason: describeError(error) });
  }
}

function ownCommand(): string[] {
  // Inside an AppImage the program runs from a mount that is gone afterwards; the image itself stays.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return app.isPackaged ? [program] : [program, app.getAppPath()];
}
