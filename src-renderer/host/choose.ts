import { createBrowserHost } from './browser.ts';
import { createDesktopHost } from './desktop.ts';
import type { Host } from './host.ts';

/** The desktop app when its bridge is there, otherwise the browser. */
export function chooseHost(window: Window): Host {
  return window.desktop ? createDesktopHost(window.desktop) : createBrowserHost();
}
