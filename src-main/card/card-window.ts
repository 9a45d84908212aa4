import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Card, CardOutcome } from '../../src-preload/payloads.ts';
import { tell } from '../ipc/tell.ts';
import { describeError, log } from '../log.ts';
import { CARD_START_URL } from '../protocol/app-origin.ts';
import { lockedDownPreferences } from '../window/web-preferences.ts';
import { decideCardPlace } from './card-place.ts';

export interface CardWindow {
  /** What the card shows now; null = nothing. */
  current(): Card | null;
  show(card: Card | null): CardOutcome;
  /** Out of sight until the console shows it anew. */
  hide(): void;
  fit(height: number): void;
  destroy(): void;
}

const FIRST_HEIGHT = 190;

/** The small window for one waiting request. Made when it is first needed, then kept; it never takes the focus. */
export function createCardWindow({ screenLocked }: { screenLocked: () => boolean }): CardWindow {
  let window: BrowserWindow | null = null;
  let pageIsThere = false;
  let card: Card | null = null;
  let height = FIRST_HEIGHT;

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      ...place(),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Waiting request',
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1e2423' : '#ffffff',
      webPreferences: lockedDownPreferences('card'),
    });
    opened.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    opened.webContents.on('did-finish-load', () => {
      pageIsThere = true;
      if (card !== null) reveal(opened);
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log('card_gone', { reason });
      destroy();
    });
    // Closed by the system's own means: as good as out of sight.
    opened.on('close', (event) => {
      if (window !== opened) return;
      event.preventDefault();
      hide();
    });
    opened.loadURL(CARD_START_URL).catch((error: unknown) => log('card_failed', { reason: describeError(error) }));
    return opened;
  }

  function reveal(shown: BrowserWindow): void {
    shown.setBounds(place());
    if (!shown.isVisible()) shown.showInactive();
  }

  function place(): { x: number; y: number; width: number; height: number } {
    // On the display where the person works, not where the app once was.
    return decideCardPlace(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea, height);
  }

  function hide(): void {
    window?.hide();
  }

  function destroy(): void {
    const gone = window;
    window = null;
    pageIsThere = false;
    gone?.destroy();
  }

  return {
    current: () => card,
    show(next) {
      card = next;
      if (next === null) {
        if (window) tell(window.webContents, 'on-card:changed', null);
        hide();
        return { status: 'shown' };
      }
      if (screenLocked()) {
        hide();
        return { status: 'not_shown', reason: 'screen_locked' };
      }
      window ??= open();
      tell(window.webContents, 'on-card:changed', next);
      if (pageIsThere) reveal(window);
      return { status: 'shown' };
    },
    hide,
    fit(wanted) {
      height = wanted;
      window?.setBounds(place());
    },
    destroy,
  };
}
