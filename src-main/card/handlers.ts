import type { CardAct } from '../../src-preload/payloads.ts';
import { handle } from '../ipc/handle.ts';
import type { CardWindow } from './card-window.ts';

/** The console says what the card shows; the card's page asks for it and says what was pressed. */
export function handleCardCalls(card: CardWindow, onAct: (act: CardAct) => void): void {
  handle('card:show', ({ card: next }) => card.show(next));
  handle('on-card:get', card.current);
  handle('on-card:act', (act) => {
    onAct(act);
    return undefined;
  });
  handle('on-card:fit', ({ height }) => {
    card.fit(height);
    return undefined;
  });
}
