import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Navigation } from '../../src-preload/payloads.ts';
import { tell } from '../ipc/tell.ts';
import { APP_START_URL } from '../protocol/app-origin.ts';
import { resourcePath } from '../resource-path.ts';
import type { Store } from '../settings/store.ts';
import { decideBounds, SMALLEST } from './bounds.ts';
import { BOUNDS_KEY, rememberBounds } from './remember-bounds.ts';
import { lockedDownPreferences } from './web-preferences.ts';

export interface ConsoleWindow {
  readonly window: BrowserWindow;
  /** Out of the tray, off the taskbar, in front. */
  reveal(): void;
  /** Brings the window up and the page to a chat or a request, as soon as there is a page. */
  navigate(navigation: Navigation): void;
  /** Loads the page anew, and leads it there when it has come back. */
  reload(navigation: Navigation | null): void;
}

/**
 * The one window of the console. It is made once and lives, shown or hidden, until the app quits.
 * @param mayStayHidden resolves true when it should wait in the tray for somebody to open it
 */
export function openConsoleWindow(store: Store, mayStayHidden: Promise<boolean>): ConsoleWindow {
  const { maximized, ...bounds } = decideBounds(store.get(BOUNDS_KEY), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: app.getName(),
    icon: resourcePath('icon.png'),
    // The page's own surface, so that nothing flashes before its first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#171c1b' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: lockedDownPreferences('console'),
  });
  rememberBounds(window, store);

  let pageIsThere = false;
  let waiting: Navigation | null = null;
  window.webContents.on('did-start-loading', () => {
    pageIsThere = false;
  });
  window.webContents.on('did-finish-load', () => {
    pageIsThere = true;
    if (waiting) tell(window.webContents, 'navigate:to', waiting);
    waiting = null;
  });

  const reveal = (): void => {
    wanted = true;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  let wanted = false;
  window.once('ready-to-show', async () => {
    if ((await mayStayHidden) && !wanted) return;
    if (maximized) window.maximize();
    reveal();
  });
  void window.loadURL(APP_START_URL);

  return {
    window,
    reveal,
    navigate(navigation) {
      reveal();
      if (pageIsThere) tell(window.webContents, 'navigate:to', navigation);
      else waiting = navigation;
    },
    reload(navigation) {
      pageIsThere = false;
      waiting = navigation;
      window.webContents.reload();
    },
  };
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}
