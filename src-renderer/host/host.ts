import type { DesktopBridge } from '../../src-preload/bridge.ts';
import type { Sounds } from './sounds.ts';

export type NoticePermission = 'granted' | 'denied' | 'default' | 'unsupported';

/**
 * What the console needs from the place it runs in: the desktop app (through the preload bridge) or a browser tab.
 * The rest of the renderer knows only this interface. Same shape as the bridge on purpose: the desktop host is the
 * bridge itself; the browser host implements it with fetch, cookies, localStorage and the Notification and Badging APIs.
 */
export interface Host extends Omit<DesktopBridge, 'platform' | 'appVersion'> {
  readonly kind: 'desktop' | 'browser';
  /** A browser asks the person before it shows notifications, and only right after a click; the desktop needs no leave. */
  readonly permission: {
    get(): NoticePermission;
    ask(): Promise<NoticePermission>;
  };
  /** Played by the page itself in both places; a preview is `sounds.play(kind, { volume })`. */
  readonly sounds: Sounds;
}
