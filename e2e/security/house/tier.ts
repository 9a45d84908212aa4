/** `npm run soak` sets it: all of it instead of a taste of some seconds. */
export const isSoak = process.env['SOAK'] === '1';

export function pick<T>({ quick, full }: { quick: T; full: T }): T {
  return isSoak ? full : quick;
}

/** Every so manieth of a list, another part for each `turn`: over all turns the quick tier has seen all of it. */
export function sample<T>(items: readonly T[], count: number, turn: number): T[] {
  if (isSoak || items.length <= count) return [...items];
  const step = items.length / count;
  return Array.from({ length: count }, (_, index) => items[(Math.floor(index * step) + turn) % items.length] as T);
}
