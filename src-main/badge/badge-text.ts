import type { Attention } from '../../src-preload/payloads.ts';

/** Who waits for me: requests I may accept and messages I have not read. */
export function countForBadge({ pending, unread }: Attention): number {
  return pending + unread;
}

/** What fits into a badge; empty for none. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 99 ? '99+' : String(count);
}
