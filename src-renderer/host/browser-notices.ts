import type { Navigation } from '../../src-preload/payloads.ts';
import type { Host, NoticePermission } from './host.ts';

/** Notifications of the browser. A click brings the tab up and leads to the chat or request. */
export function createBrowserNotices(navigate: (navigation: Navigation) => void): Pick<Host, 'notices' | 'permission'> {
  const shown = new Map<string, Notification>();

  function readPermission(): NoticePermission {
    return 'Notification' in window ? Notification.permission : 'unsupported';
  }

  return {
    permission: {
      get: readPermission,
      ask: async () => ('Notification' in window ? Notification.requestPermission() : 'unsupported'),
    },
    notices: {
      async show({ tag, title, body, leadsTo }) {
        const permission = readPermission();
        if (permission === 'unsupported') return { status: 'not_shown', reason: 'unsupported' };
        if (permission !== 'granted') return { status: 'not_shown', reason: 'no_permission' };
        try {
          const notification = new Notification(title, { body, tag });
          shown.set(tag, notification);
          notification.onclick = () => {
            window.focus();
            notification.close();
            if (leadsTo) navigate(leadsTo);
          };
          notification.onclose = () => {
            if (shown.get(tag) === notification) shown.delete(tag);
          };
          return { status: 'shown' };
        } catch {
          // Some mobile browsers have the constructor and throw: they want a service worker.
          return { status: 'not_shown', reason: 'failed' };
        }
      },
      async withdraw(tag) {
        shown.get(tag)?.close();
        shown.delete(tag);
      },
    },
  };
}
