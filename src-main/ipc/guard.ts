import { isAppUrl } from '../protocol/app-origin.ts';

/** As much of Electron's `WebFrameMain` as the decision needs. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the main frame of the console's own page may call. A frame that has just been destroyed is `null`. */
export function decideSender(frame: SenderFrame | null): 'trusted' | 'refused' {
  return frame !== null && frame.parent === null && isAppUrl(frame.url) ? 'trusted' : 'refused';
}
