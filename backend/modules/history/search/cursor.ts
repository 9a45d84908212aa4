import { type Position, readPosition, writePosition } from '../position.ts';

/** Where a search goes on: behind `last` in a window of it. */
export interface SearchCursor {
  /** The window: below `top` (null = from the newest), down to `bottom`. */
  top: Position | null;
  bottom: Position;
  last: { score: number; position: Position };
  /** Messages from after this instant (milliseconds) do not change the order of what was not shown yet. */
  asOf: number;
}

export function writeSearchCursor({ top, bottom, last, asOf }: SearchCursor): string {
  const parts = [top ? writePosition(top) : '-', writePosition(bottom), last.score, writePosition(last.position)];
  return [...parts, asOf.toString(36)].join('~');
}

/** Undefined when it is none of ours. */
export function readSearchCursor(text: string): SearchCursor | undefined {
  const parts = text.split('~');
  const [top = '', bottom = '', score = '', last = '', asOf = ''] = parts;
  if (parts.length !== 5 || !/^\d{1,6}$/.test(score) || !/^[0-9a-z]{1,9}$/.test(asOf)) return undefined;
  const [from, to, shown] = [top === '-' ? null : readPosition(top), readPosition(bottom), readPosition(last)];
  if (from === undefined || to === undefined || shown === undefined) return undefined;
  return { top: from, bottom: to, last: { score: Number(score), position: shown }, asOf: Number.parseInt(asOf, 36) };
}
