import type { DesktopSettings, Navigation, Notice, NoticeOutcome } from '../../src-preload/payloads.ts';
import { decideNotice } from './notice-policy.ts';
import type { Toaster, ToastHandle } from './toaster.ts';

export interface Notices {
  show(notice: Notice): Promise<NoticeOutcome>;
  withdraw(tag: string): void;
  withdrawAll(): void;
}

/** The toasts on the screen by tag: kept in hand so that a click finds its way and an answered request takes its toast along. */
export function createNotices(parts: {
  toaster: Toaster;
  settings: () => DesktopSettings;
  screenLocked: () => boolean;
  /** Do not disturb, as the console has decided it. */
  quiet: () => boolean;
  /** @param navigation null: just bring up the window */
  onClick: (navigation: Navigation | null) => void;
}): Notices {
  const shown = new Map<string, ToastHandle>();

  const withdraw = (tag: string): void => {
    shown.get(tag)?.withdraw();
    shown.delete(tag);
  };

  return {
    show(notice) {
      const decision = decideNotice(notice, parts.settings(), {
        screenLocked: parts.screenLocked(),
        quiet: parts.quiet(),
      });
      if (!decision.show) return Promise.resolve({ status: 'not_shown', reason: decision.reason });
      withdraw(notice.tag);
      const toast = {
        title: decision.title,
        body: decision.body,
        urgent: notice.kind === 'request' || notice.kind === 'keyword',
      };
      const handle = parts.toaster.show(toast, (end) => {
        // A later toast may bear the tag by now.
        if (shown.get(notice.tag) === handle) shown.delete(notice.tag);
        if (end === 'clicked') parts.onClick(notice.leadsTo);
      });
      shown.set(notice.tag, handle);
      return handle.outcome;
    },
    withdraw,
    withdrawAll() {
      for (const tag of [...shown.keys()]) withdraw(tag);
    },
  };
}
