import type { Attention } from '../../src-preload/payloads.ts';

/** Number on the icon of an installed tab; browsers without the Badging API have the page's title. */
export async function setBrowserBadge({ pending, unread }: Attention): Promise<void> {
  const badges: Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>> = navigator;
  try {
    if (pending + unread > 0) await badges.setAppBadge?.(pending + unread);
    else await badges.clearAppBadge?.();
  } catch {
    // Not installed, or not allowed to: a badge is a courtesy.
  }
}
