import { useEffect } from 'react';
import { useAppState, useDesk } from '../../console/hooks.tsx';
import type { Desk } from '../../desk/create-desk.ts';
import { selectActiveRows, selectPendingRows } from '../../state/selectors.ts';
import { isOccupied } from '../../ui/is-occupied.ts';

/** Ctrl+, (on a Mac Cmd+,) opens the settings, as it does in the app, where its menu has it. */
function useSettingsKey(): void {
  const desk = useDesk();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== ',' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      desk.showView('settings');
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [desk]);
}

/** Single keys, only outside text fields, dialogs and menus, and never with a modifier. */
export function useShortcuts(showHelp: () => void): void {
  useSettingsKey();
  const desk = useDesk();
  const enabled = useAppState((state) => state.shortcuts);
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isOccupied(event.target)) return;
      const handled = handleKey(event.key.toLowerCase(), desk, showHelp);
      if (handled) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [desk, enabled, showHelp]);
}

function handleKey(key: string, desk: Desk, showHelp: () => void): boolean {
  switch (key) {
    case 'j':
      return move(desk, 1);
    case 'k':
      return move(desk, -1);
    case 'r': {
      const composer = document.querySelector<HTMLTextAreaElement>('textarea[data-composer]');
      composer?.focus();
      return composer !== null;
    }
    case 'u':
      return undo(desk);
    case '?':
      showHelp();
      return true;
    default:
      return false;
  }
}

/** Takes back what the newest message at the edge offers to take back. */
function undo(desk: Desk): boolean {
  const toast = desk.store.getState().toasts.findLast(({ action }) => action !== null);
  if (toast) desk.actOnToast(toast.id);
  return toast !== undefined;
}

/** To the next or previous row of the list that is shown. */
function move(desk: Desk, step: 1 | -1): boolean {
  const state = desk.store.getState();
  const { view, tab, handoffId, conversationId } = state.selection;
  if (view !== 'chats') return false;
  const rows =
    tab === 'pending' ? selectPendingRows(state).filter((id) => state.mirror.handoffs[id]) : selectActiveRows(state);
  const current = rows.indexOf((tab === 'pending' ? handoffId : conversationId) ?? '');
  const next = rows[current === -1 && step === -1 ? rows.length - 1 : current + step];
  if (next === undefined) return false;
  if (tab === 'pending') desk.peek(next);
  else desk.selectChat(next);
  return true;
}
