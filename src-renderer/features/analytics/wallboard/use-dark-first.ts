import { useEffect } from 'react';
import { useAppState } from '../../../console/hooks.tsx';
import { applyTheme } from '../../../ui/apply-theme.ts';

/** A screen that shines into a room all day is dark, unless light was chosen for this computer. */
export function useDarkFirst(): void {
  const theme = useAppState((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') applyTheme('dark');
    return () => applyTheme(theme);
  }, [theme]);
}
