import { useEffect } from 'react';
import { useDesk, useDeskState } from '../../console/hooks.tsx';
import { parseSettingsHash, writeSettingsHash } from './settings-pages.ts';

/**
 * Keeps the address and the settings together: `#/settings/<page>` leads to a page, each page that is opened is a step
 * to go back to, and outside of the settings the address is plain.
 */
export function useSettingsAddress(): void {
  const desk = useDesk();
  const page = useDeskState(({ selection }) => (selection.view === 'settings' ? selection.settings : null));

  useEffect(() => {
    const follow = (): void => {
      const wanted = parseSettingsHash(location.hash);
      const isShown = desk.store.getState().selection.view === 'settings';
      if (wanted !== null) desk.openSettings(wanted);
      // Back from the first page that was opened.
      else if (isShown && location.hash === '') desk.showView('chats');
    };
    if (parseSettingsHash(location.hash) !== null) follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [desk]);

  useEffect(() => {
    const shown = parseSettingsHash(location.hash);
    const plain = location.pathname + location.search;
    // Asked of the desk, not of this render: at the start the address speaks first.
    if (desk.store.getState().selection.view !== 'settings') {
      if (shown !== null) history.replaceState(null, '', plain);
    } else if (page !== null && shown !== page) history.pushState(null, '', plain + writeSettingsHash(page));
  }, [desk, page]);
}
