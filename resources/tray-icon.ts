export type TrayPicture = 'idle' | 'pending' | 'unread' | 'away' | 'offline';
/** `light` and `dark` name the panel behind the icon; `template` is drawn by macOS in its own colour. */
export type TrayPanel = 'light' | 'dark' | 'template';

export const TRAY_PICTURES: readonly TrayPicture[] = ['idle', 'pending', 'unread', 'away', 'offline'];
export const TRAY_PANELS: readonly TrayPanel[] = ['light', 'dark', 'template'];

const BUBBLE =
  'M3.5 1.5h9a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-2.5 2.5H8.6L5.4 14.6a.6.6 0 0 1-1-.45V11.5h-.9A2.5 2.5 0 0 1 1 9V4a2.5 2.5 0 0 1 2.5-2.5z';
const OUTLINE = `<path d="${BUBBLE}" fill="none" stroke="INK" stroke-width="1.5" transform="translate(.6 .6) scale(.925)"/>`;

/** States differ in shape, not in colour alone: people see colours differently, and macOS shows none. */
const SHAPES: Record<TrayPicture, { body: string; hole?: string; mark?: string; markColour?: string }> = {
  idle: { body: `<path d="${BUBBLE}" fill="INK"/>` },
  // A big badge: somebody waits.
  pending: {
    body: `<path d="${BUBBLE}" fill="INK"/>`,
    hole: '<circle cx="11.5" cy="4.5" r="5.4"/>',
    mark: '<path fill-rule="evenodd" d="M11.5.2a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6zM10.8 2v3.2h1.4V2zm0 4v1.4h1.4V6z" fill="MARK"/>',
    markColour: '#e5700a',
  },
  // A small dot and lines of text: somebody wrote.
  unread: {
    body: `<path d="${BUBBLE}" fill="INK"/>`,
    hole: '<circle cx="13" cy="3" r="3.8"/><rect x="3.2" y="4.4" width="4.6" height="1.4"/><rect x="3.2" y="7.3" width="8.4" height="1.4"/>',
    mark: '<circle cx="13" cy="3" r="2.7" fill="MARK"/>',
    markColour: '#2f7de1',
  },
  away: {
    body: OUTLINE,
    mark: '<path d="M9.3 3.6a3.1 3.1 0 1 0 1.9 4.9A3.4 3.4 0 0 1 9.3 3.6z" fill="INK"/>',
  },
  offline: {
    body: OUTLINE,
    hole: '<path d="M1.2 1.6l13.6 12.8" stroke="#000" stroke-width="3.6"/>',
    mark: '<path d="M2 1.2l12.4 13" stroke="INK" stroke-width="1.4" stroke-linecap="round"/>',
  },
};

const INK: Record<TrayPanel, string> = { light: '#2b2f36', dark: '#f2f4f7', template: '#000000' };

/** One tray icon as SVG on a grid of 16 × 16. */
export function drawTrayIcon(picture: TrayPicture, panel: TrayPanel): string {
  const { body, hole = '', mark = '', markColour = '' } = SHAPES[picture];
  const ink = INK[panel];
  const markInk = panel === 'template' || markColour === '' ? ink : markColour;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
  <mask id="m"><rect width="16" height="16" fill="#fff"/>${hole}</mask>
  <g mask="url(#m)">${body}</g>${mark}
</svg>`
    .replaceAll('INK', ink)
    .replaceAll('MARK', markInk);
}
