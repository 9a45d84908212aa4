import type { DesktopSettings, Notice } from '../../src-preload/payloads.ts';

export type NoticeDecision =
  | { show: true; title: string; body: string }
  | { show: false; reason: 'setting_off' | 'do_not_disturb' };

/** Whether a notice becomes a toast, and what it may say: nothing of its content on a locked screen or when hidden. */
export function decideNotice(
  notice: Notice,
  settings: DesktopSettings,
  { screenLocked, quiet }: { screenLocked: boolean; quiet: boolean },
): NoticeDecision {
  if (quiet) return { show: false, reason: 'do_not_disturb' };
  if (!isWanted(notice.kind, settings)) return { show: false, reason: 'setting_off' };
  const mayBeRead = notice.kind === 'test' || (!settings.hideContent && !screenLocked);
  if (mayBeRead) return { show: true, title: notice.title, body: notice.body };
  return { show: true, title: TITLES_WITHOUT_CONTENT[notice.kind], body: 'Open Handoff Desk to read it.' };
}

const TITLES_WITHOUT_CONTENT = {
  request: 'Somebody asks for a person',
  message: 'New message',
  keyword: 'A listed word was used',
  test: 'This is a test',
} as const;

function isWanted(kind: Notice['kind'], settings: DesktopSettings): boolean {
  switch (kind) {
    case 'request':
      return settings.notifyRequests;
    case 'message':
      return settings.notifyMessages;
    case 'keyword':
      return settings.notifyKeywords;
    case 'test':
      return true;
  }
}
