import { useEffect } from 'react';
import type { DesktopSettings } from '../../../src-preload/payloads.ts';
import { useAppState } from '../../state/react.tsx';

/** Puts the chosen theme on the page; without a choice the style sheet follows the system. */
export function useTheme(): void {
  const theme = useAppState((state) => state.settings.theme);
  useEffect(() => applyTheme(theme), [theme]);
}

export function applyTheme(theme: DesktopSettings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
