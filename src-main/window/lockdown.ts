import { app, session } from 'electron';
import { log } from '../log.ts';
import { isAppUrl } from '../protocol/app-origin.ts';

/** What our own page may ask for. Filling the screen, for the wallboard, also needs a click, and Escape always ends it. */
const GRANTED: ReadonlySet<string> = new Set(['notifications', 'fullscreen']);

/** Denies by default what a page of the console never needs, for every page that will ever exist in this app. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      log('window_open_denied', { scheme: schemeOf(url) });
      return { action: 'deny' };
    });
    const stayHome = (event: { preventDefault(): void; url: string }): void => {
      if (isAppUrl(event.url)) return;
      event.preventDefault();
      log('navigation_denied', { scheme: schemeOf(event.url) });
    };
    contents.on('will-navigate', stayHome);
    contents.on('will-frame-navigate', stayHome);
    contents.on('will-redirect', stayHome);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });

  // Both are needed: the first answers what asks, the second what only looks.
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(GRANTED.has(permission) && isAppUrl(contents.getURL()));
  });
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
    return GRANTED.has(permission) && isAppUrl(origin);
  });
}

/** The address itself could carry a visitor's text. */
function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : 'none';
}
