import { app } from 'electron';
import { listenForDeepLinks } from './deep-link/deep-links.ts';
import { describeError, log } from './log.ts';
import { APP_ID } from './notifications/node-notifier.ts';
import { announceAppScheme } from './protocol/serve-console.ts';
import { startDesk } from './start-desk.ts';

app.enableSandbox();
app.setAppUserModelId(APP_ID);
announceAppScheme();
// Somebody waits whether or not this window has been clicked since it opened: its sounds are always wanted.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');

// A second start hands its arguments to the first one and leaves.
if (app.requestSingleInstanceLock()) {
  const deepLinks = listenForDeepLinks(process.argv);
  app.whenReady().then(
    () => startDesk(deepLinks),
    (error: unknown) => {
      log('start_failed', { reason: describeError(error) });
      app.exit(1);
    },
  );
} else {
  app.quit();
}
