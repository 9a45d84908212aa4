import type { ScrollPlace } from '../../../state/desk-state.ts';

/** Told by a message and not by a distance: what arrives above or below meanwhile does not matter. */
export function readPlace(box: HTMLElement): ScrollPlace | null {
  const edge = box.getBoundingClientRect().top;
  for (const row of box.querySelectorAll<HTMLElement>('[data-seq]')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > edge) return { seq: Number(row.dataset['seq']), offset: top - edge };
  }
  return null;
}

/** False when that message is no longer at hand. */
export function restorePlace(box: HTMLElement, { seq, offset }: ScrollPlace): boolean {
  const row = box.querySelector(`[data-seq="${seq}"]`);
  if (!row) return false;
  box.scrollTop += row.getBoundingClientRect().top - box.getBoundingClientRect().top - offset;
  return true;
}
