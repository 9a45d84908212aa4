import type { Shell, ShellState } from '../console-handle.ts';
import type { DesktopRecorder } from '../recorded-desktop.ts';
import type { AppProcess } from './app-process.ts';
import type { ConsolePage } from './console-page.ts';
import type { Question } from './wire.ts';

interface Parts {
  app: AppProcess;
  window: () => ConsolePage;
  desktop: DesktopRecorder;
  readState: () => ShellState | null;
  startAgain: (args: string[]) => Promise<number>;
}

export function createStandInShell({ app, window, desktop, readState, startAgain }: Parts): Shell {
  /** For what may make the app quit: then there is nobody left to answer. */
  const act = async (question: Question): Promise<void> => {
    await Promise.race([app.ask(question), app.exited]);
  };
  return {
    async state() {
      const state = readState();
      if (!state) throw new Error('the app has not shown anything yet');
      return state;
    },
    toasts: desktop.list,
    clickToast: desktop.click,
    async clickTrayIcon() {
      await app.ask({ kind: 'click-tray' });
    },
    clickTrayMenu: (label) => act({ kind: 'click-menu', menu: 'tray', label }),
    clickAppMenu: (label) => act({ kind: 'click-menu', menu: 'app', label }),
    closeWindow: () => act({ kind: 'window', action: 'close' }),
    async blur() {
      await app.ask({ kind: 'window', action: 'blur' });
      await setPageFocus(window(), false);
    },
    async focus() {
      await app.ask({ kind: 'window', action: 'focus' });
      await setPageFocus(window(), true);
    },
    async minimize() {
      await app.ask({ kind: 'window', action: 'minimize' });
      await setPageFocus(window(), false);
    },
    async moveWindow(bounds) {
      await app.ask({ kind: 'set-bounds', bounds });
    },
    async answerNextDialog(button) {
      await app.ask({ kind: 'answer-dialog', button });
    },
    startAgain,
    async power(event) {
      await app.ask({ kind: 'emit', on: 'powerMonitor', event, args: [] });
    },
    async setIdle(seconds) {
      await app.ask({ kind: 'set-idle', seconds });
    },
    async pressHotkey(accelerator) {
      await app.ask({ kind: 'press-hotkey', accelerator });
    },
    async takeHotkey(accelerator) {
      await app.ask({ kind: 'take-hotkey', accelerator });
    },
    async permission(permission, url) {
      return (await app.ask({ kind: 'permission', permission, url })) as { requested: boolean; checked: boolean };
    },
    crashPage: () => window().crash(),
    forceNavigation: (url) => window().force(url),
  };
}

/** Playwright makes every page believe that it is in front; this takes the belief away and gives it back. */
async function setPageFocus(window: ConsolePage, focused: boolean): Promise<void> {
  await window.page.evaluate((isFocused) => {
    Object.defineProperty(document, 'hasFocus', { value: () => isFocused, configurable: true });
    globalThis.dispatchEvent(new Event(isFocused ? 'focus' : 'blur'));
  }, focused);
}
