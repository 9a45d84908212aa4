import { randomUUID } from 'node:crypto';
import type { NodeNotifier, NotificationCallback } from 'node-notifier';
import type { NoticeOutcome } from '../../src-preload/payloads.ts';
import { resourcePathForOthers } from '../resource-path.ts';
import { REFUSAL_MS, type Toaster } from './toaster.ts';

/** The same here and in `app.setAppUserModelId`, or Windows shows no toast at all. */
export const APP_ID = 'com.handoffdesk.console';

/** macOS takes a toast away, and its click with it, when the program behind it stops waiting. */
const PATIENCE_S = { urgent: 600, normal: 60 };

/** Toasts on macOS and Windows, by the programs that node-notifier brings along. */
export function createNodeNotifierToaster(notifier: Pick<NodeNotifier, 'notify'>): Toaster {
  return {
    show(toast, onEnd) {
      const outcome = Promise.withResolvers<NoticeOutcome>();
      const assumeShown = setTimeout(() => outcome.resolve({ status: 'shown' }), REFUSAL_MS);
      const id = randomUUID();
      let ended = false;

      const onAnswer: NotificationCallback = (error, response) => {
        // On Windows a failure is reported twice.
        if (ended) return;
        ended = true;
        clearTimeout(assumeShown);
        outcome.resolve(error ? { status: 'not_shown', reason: 'failed' } : { status: 'shown' });
        onEnd(!error && response === 'activate' ? 'clicked' : 'gone');
      };
      const options = {
        title: toast.title,
        message: toast.body || ' ',
        icon: resourcePathForOthers('icon.png'),
        wait: true,
        timeout: toast.urgent ? PATIENCE_S.urgent : PATIENCE_S.normal,
        appID: APP_ID,
        // The name to withdraw it by: `id` on Windows, `group` on macOS.
        id,
        group: id,
      };
      notifier.notify(options, onAnswer);

      const removal = { remove: id, appID: APP_ID, wait: false };
      return { outcome: outcome.promise, withdraw: () => void notifier.notify(removal) };
    },
  };
}
