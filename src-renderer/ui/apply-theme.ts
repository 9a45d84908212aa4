import type { DesktopSettings } from '../../src-preload/payloads.ts';

/** Puts a theme on the page; for `system` the style sheet follows the computer. */
export function applyTheme(theme: DesktopSettings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
