import { useDesk } from '../../../console/hooks.tsx';
import type { Desk } from '../../../desk/create-desk.ts';
import { noteZone, zoneOf } from '../../../desk/workspace-zone.ts';
import { dayIn } from '../../../words/calendar-days.ts';
import { createListStore, type ListStore } from './list-store.ts';

/** One list per signed-in session: it goes when the session goes. */
const lists = new WeakMap<Desk, ListStore>();

export function useListStore(): ListStore {
  const desk = useDesk();
  let list = lists.get(desk);
  if (!list) {
    list = createListStore(desk.ask, {
      today: () => dayIn(zoneOf(desk), Date.now()),
      learn: (timezone) => noteZone(desk, timezone),
    });
    lists.set(desk, list);
  }
  return list;
}
