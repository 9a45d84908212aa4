import { app } from 'electron';
import type { Navigation } from '../../src-preload/payloads.ts';
import { DEEP_LINK_SCHEME, findDeepLink, parseDeepLink } from './parse-deep-link.ts';

/**
 * Collects links from all three ways in: the arguments of this start, a second start, and macOS's own event.
 * Call it before the app is ready; macOS tells of the link of a cold start that early.
 */
export function listenForDeepLinks(argv: readonly string[]): {
  deliverTo(open: (navigation: Navigation) => void): void;
} {
  let waiting = findDeepLink(argv);
  let deliver = (navigation: Navigation): void => {
    waiting = navigation;
  };

  // On Linux the desktop file of the package registers the scheme.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const navigation = parseDeepLink(url);
    if (navigation) deliver(navigation);
  });
  app.on('second-instance', (_event, secondArgv) => {
    const navigation = findDeepLink(secondArgv);
    if (navigation) deliver(navigation);
  });

  return {
    deliverTo(open) {
      deliver = open;
      if (waiting) open(waiting);
      waiting = null;
    },
  };
}
