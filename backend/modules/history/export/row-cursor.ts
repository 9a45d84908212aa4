import { type Position, readPosition } from '../position.ts';

/** Where an export goes on: behind this message. */
export interface RowPosition extends Position {
  seq: number;
}

/** `position` as `writePosition` writes it. */
export function writeRowCursor(position: string, seq: number): string {
  return `${position}.${seq}`;
}

/** Undefined when it is none of ours: it comes from a client. */
export function readRowCursor(text: string): RowPosition | undefined {
  const [, position = '', seq = ''] = /^(.+)\.(\d{1,15})$/.exec(text) ?? [];
  const found = readPosition(position);
  return found && { ...found, seq: Number(seq) };
}
