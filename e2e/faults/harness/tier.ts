/** `npm run soak` sets it: the figures of the full test instead of a taste of some seconds. */
export const isSoak = process.env['SOAK'] === '1';

/** How much of it: seconds in `npm test`, the whole of it in `npm run soak`. */
export function pick<T>({ quick, full }: { quick: T; full: T }): T {
  return isSoak ? full : quick;
}
