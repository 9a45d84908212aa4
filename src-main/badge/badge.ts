import { app, type BrowserWindow, nativeImage } from 'electron';
import type { AttentionHub } from '../attention/attention.ts';
import { badgeText, countForBadge } from './badge-text.ts';
import { drawOverlay, OVERLAY_SIZE } from './overlay-bitmap.ts';

/** The count on dock, taskbar button or launcher, each in its system's own way. */
export function showBadge(window: BrowserWindow, attention: AttentionHub): void {
  attention.subscribe((current) => {
    const count = countForBadge(current);
    const text = badgeText(count);
    if (process.platform === 'darwin') app.dock?.setBadge(text);
    else if (process.platform === 'win32') showOverlay(window, text);
    else app.setBadgeCount(count);
  });
}

function showOverlay(window: BrowserWindow, text: string): void {
  if (text === '') {
    window.setOverlayIcon(null, '');
    return;
  }
  const image = nativeImage.createFromBitmap(drawOverlay(text), { width: OVERLAY_SIZE, height: OVERLAY_SIZE });
  window.setOverlayIcon(image, `${text} waiting for you`);
}
