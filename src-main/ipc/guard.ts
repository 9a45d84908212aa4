import { CARD_START_URL, isAppUrl } from '../protocol/app-origin.ts';

/** As much of Electron's `WebFrameMain` as the decision needs. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Only the main frame of one of the app's own pages may call, and each page only what is its own: the card shows a
 * visitor's words in a window by itself, and has no business with the session. A frame that has just been destroyed is `null`.
 */
export function decideSender(frame: SenderFrame | null, channel: string): 'trusted' | 'refused' {
  if (frame === null || frame.parent !== null || !isAppUrl(frame.url)) return 'refused';
  return isCardPage(frame.url) === channel.startsWith('on-card:') ? 'trusted' : 'refused';
}

function isCardPage(url: string): boolean {
  return new URL(url).pathname === new URL(CARD_START_URL).pathname;
}
