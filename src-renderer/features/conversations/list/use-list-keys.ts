import { type RefObject, useEffect } from 'react';
import { useAppState, useDesk } from '../../../console/hooks.tsx';
import { isOccupied } from '../../../ui/is-occupied.ts';
import { useListStore } from './list-of-desk.ts';

/**
 * J and K walk through the list, and through the transcripts once one is open; `/` leads to the search. Like all single
 * keys only outside of text fields, and only while they are switched on. Escape closes a transcript in any case.
 */
export function useListKeys(search: RefObject<HTMLInputElement | null>): void {
  const desk = useDesk();
  const list = useListStore();
  const enabled = useAppState((state) => state.shortcuts);

  useEffect(() => {
    const walk = (step: 1 | -1): boolean => {
      const { rows } = list.store.getState();
      const { open } = desk.store.getState().selection.conversations;
      const focused = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
      const current = rows.findIndex(({ id }) => id === (open?.id ?? focused));
      const next = rows[current === -1 ? 0 : current + step];
      if (!next) return false;
      const row = document.querySelector<HTMLElement>(`[data-id="${next.id}"]`);
      row?.scrollIntoView({ block: 'nearest' });
      if (open === null) row?.focus();
      else desk.showConversations({ open: { id: next.id, seq: next.hit?.seq ?? null }, isStep: false });
      return true;
    };
    const close = (): boolean => {
      const { open } = desk.store.getState().selection.conversations;
      if (open === null) return false;
      desk.showConversations({ open: null });
      // Back to where it was opened from.
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-id="${open.id}"]`)?.focus());
      return true;
    };
    const handle = (key: string): boolean => {
      if (key === 'Escape') return close();
      if (!enabled) return false;
      if (key.toLowerCase() === 'j') return walk(1);
      if (key.toLowerCase() === 'k') return walk(-1);
      if (key !== '/') return false;
      search.current?.focus();
      search.current?.select();
      return true;
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isOccupied(event.target)) return;
      if (handle(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [desk, list, enabled, search]);
}
