import { useEffect } from 'react';
import { useAppState } from '../../console/hooks.tsx';
import { applyTheme } from '../../ui/apply-theme.ts';

/** Puts the chosen theme on the page; without a choice the style sheet follows the system. */
export function useTheme(): void {
  const theme = useAppState((state) => state.settings.theme);
  useEffect(() => applyTheme(theme), [theme]);
}
