import { execFile } from 'node:child_process';

const QUESTION = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
];

/**
 * Whether this desktop shows tray icons at all. macOS and Windows always do; on Linux it takes a watcher on the session
 * bus, which plain GNOME lacks. When it cannot be found out the answer is no: a window must not vanish for good.
 */
export function findTray(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    execFile('dbus-send', QUESTION, { timeout: 3_000 }, (error, output) => {
      resolve(error === null && /boolean true/.test(output));
    });
  });
}
