import { useEffect } from 'react';
import { useAppState } from '../../state/react.tsx';

/** Puts the chosen theme on the page; without a choice the style sheet follows the system. */
export function useTheme(): void {
  const theme = useAppState((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
