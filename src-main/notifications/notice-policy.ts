import type { DesktopSettings, Notice } from '../../src-preload/payloads.ts';

export type NoticeDecision = { show: true; title: string; body: string } | { show: false; reason: 'setting_off' };

/** Whether a notice becomes a toast, and what it may say: nothing of its content on a locked screen or when hidden. */
export function decideNotice(notice: Notice, settings: DesktopSettings, screenLocked: boolean): NoticeDecision {
  const wanted = notice.kind === 'request' ? settings.notifyRequests : settings.notifyMessages;
  if (!wanted) return { show: false, reason: 'setting_off' };
  if (!settings.hideContent && !screenLocked) return { show: true, title: notice.title, body: notice.body };
  const title = notice.kind === 'request' ? 'Somebody asks for a person' : 'New message';
  return { show: true, title, body: 'Open Handoff Desk to read it.' };
}
